package dev.assay.assigner.api;

import org.jspecify.annotations.Nullable;

/** An experiment's version as an entity tag: in quotes. */
final class VersionTag {

  private VersionTag() {}

  static String write(int version) {
    return "\"" + version + "\"";
  }

  /** Null for what is no version's tag. */
  static @Nullable Integer read(String tag) {
    String text = tag.strip();
    // A proxy that compresses answers makes their tags weak.
    text = text.startsWith("W/") ? text.substring(2) : text;
    if (text.length() < 3 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return null;
    }
    try {
      int version = Integer.parseInt(text.substring(1, text.length() - 1));
      return version > 0 ? version : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
