package dev.assay.assigner.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Text that is not JSON; the message says where and why. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MalformedJson(String message, Throwable cause) {
    super(message, cause);
  }

  MalformedJson(String message) {
    super(message);
  }

  /** What the parser found. */
  public static MalformedJson of(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    // A limit that is passed has no place.
    String place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    // The parser names the token that it was in, which there may not be.
    String what = e instanceof JsonEOFException ? "the text ends too soon" : e.getOriginalMessage();
    return new MalformedJson(what + place, e);
  }
}
