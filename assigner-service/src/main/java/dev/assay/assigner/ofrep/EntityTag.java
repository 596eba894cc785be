package dev.assay.assigner.ofrep;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong entity tags (RFC 9110, section 8.8.3) of answers. */
final class EntityTag {

  private static final int BYTES = 16;

  private EntityTag() {}

  /** The same for the same answer alone. */
  static String of(byte[] answer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
      return quoted(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether one of the tags of an {@code If-None-Match} is this one, weak or not. */
  static boolean isAmong(String ifNoneMatch, String tag) {
    for (String candidate : ifNoneMatch.split(",", -1)) {
      if (candidate.strip().equals("*") || strong(candidate).equals(tag)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tag, with or without its quotes, is of this version. */
  static boolean isOf(String tag, String version) {
    String strong = strong(tag);
    return strong.equals(version) || strong.equals(quoted(version));
  }

  private static String strong(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
