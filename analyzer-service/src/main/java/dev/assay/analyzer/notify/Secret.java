package dev.assay.analyzer.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs messages to the webhook, by the Standard Webhooks specification. Never printed. */
public final class Secret {

  /** How a secret is written. */
  public static final String RULE = "whsec_ and the base64 of 24 to 64 bytes";

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final SecretKeySpec key;

  private Secret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException when it is not written by the {@link #RULE}; the message does
   *     not have the secret
   */
  public static Secret of(String text) {
    if (text.startsWith(PREFIX)) {
      byte[] bytes = decode(text.substring(PREFIX.length()));
      if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
        return new Secret(bytes);
      }
    }
    throw new IllegalArgumentException("A secret is " + RULE);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message quotes what was to be kept secret.
      return new byte[0];
    }
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param timestamp in seconds since 1970
   */
  String sign(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "secret";
  }
}
