package dev.assay.local.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One segment of a URL's path. */
final class PathSegment {
  private PathSegment() {}

  static String encode(String segment) {
    // The encoder is for forms, where a space is a plus.
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
