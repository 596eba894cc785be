package dev.assay.access.token;

import dev.assay.access.Role;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token that is accepted.
 *
 * @param name whose it is; for the audit log
 * @param expires from when on it is accepted no longer; null: never
 * @param requestsPerSecond how often it may ask; null: as often as others of its role
 */
public record TokenEntry(
    String name,
    Role role,
    TokenHash hash,
    Instant created,
    @Nullable Instant expires,
    @Nullable Integer requestsPerSecond) {

  /** What a name may be. */
  public static final String NAME_RULE =
      "1 to 100 letters, digits and . _ @ -, the first a letter or digit";

  /** What a rate may be. */
  public static final String RATE_RULE = "a whole number from 1 to 1000000";

  static final int MOST_REQUESTS_PER_SECOND = 1_000_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  /** Whether a token may have this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a token may have this rate. */
  public static boolean isRate(int requestsPerSecond) {
    return requestsPerSecond >= 1 && requestsPerSecond <= MOST_REQUESTS_PER_SECOND;
  }

  /** Whether it is still accepted. */
  public boolean isValid(Instant now) {
    return expires == null || now.isBefore(expires);
  }
}
