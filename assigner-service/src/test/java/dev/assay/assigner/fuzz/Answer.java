package dev.assay.assigner.fuzz;

import java.util.Map;

/**
 * What the server said.
 *
 * @param status 0 when it closed the connection without a word, -1 when it said nothing and left it
 *     open
 * @param headers by name in lower case
 */
public record Answer(int status, Map<String, String> headers, String body) {

  static final Answer NONE = new Answer(0, Map.of(), "");
  static final Answer SILENCE = new Answer(-1, Map.of(), "");

  /** A header's value; empty when it is not there. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
