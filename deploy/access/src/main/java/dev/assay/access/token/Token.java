package dev.assay.access.token;

import java.security.SecureRandom;
import java.util.Base64;

/** Tokens in clear, as callers send them. */
public final class Token {

  /** Begins each of them, so that scanners for secrets find those that got where none belongs. */
  public static final String PREFIX = "assay_";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Token() {}

  /** A new one, of 256 random bits. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
