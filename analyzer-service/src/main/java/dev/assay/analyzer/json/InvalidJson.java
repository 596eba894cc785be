package dev.assay.analyzer.json;

import com.fasterxml.jackson.core.JsonLocation;

/** What was read is no JSON; the message begins with the place, such as "line 3, column 7". */
public final class InvalidJson extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidJson(JsonLocation location, String problem) {
    super(place(location) + ": " + problem.lines().findFirst().orElse("no JSON"));
  }

  static String place(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
