package dev.assay.access.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token. A token is 256 random bits, so that nothing slower is needed: there is no
 * list of likely ones to try.
 */
public final class TokenHash {

  private static final HexFormat HEX = HexFormat.of();
  private static final int BYTES = 32;

  private final byte[] bytes;

  private TokenHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a token in clear. */
  public static TokenHash of(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new TokenHash(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The hash that a text writes out.
   *
   * @throws IllegalArgumentException unless it is 64 hexadecimal digits
   */
  static TokenHash parse(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes");
    }
    return new TokenHash(bytes);
  }

  String hex() {
    return HEX.formatHex(bytes);
  }

  /** Takes the same time wherever the first difference is. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return (bytes[0] & 0xff) << 24
        | (bytes[1] & 0xff) << 16
        | (bytes[2] & 0xff) << 8
        | (bytes[3] & 0xff);
  }

  /** Nothing of the hash, so that it gets into no log. */
  @Override
  public String toString() {
    return "hash";
  }
}
