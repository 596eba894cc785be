package dev.assay.assigner.json;

/** Text that is not JSON; the message says where and why. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String message, Throwable cause) {
    super(message, cause);
  }

  MalformedJson(String message) {
    super(message);
  }
}
