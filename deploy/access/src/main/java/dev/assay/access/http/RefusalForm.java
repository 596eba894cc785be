package dev.assay.access.http;

/** How refusals are told where a protocol has a form of its own. */
public interface RefusalForm {

  /** Whether requests of this path are of the protocol. */
  boolean isOf(String path);

  /** The answer's body, as JSON. */
  String json(Refusal refusal);
}
