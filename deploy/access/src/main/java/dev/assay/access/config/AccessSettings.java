package dev.assay.access.config;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask a service, and how often.
 *
 * @param isOpen {@code assay.access.open}: everybody may do everything; for a service that this
 *     machine alone can reach
 * @param tokens {@code assay.access.tokens}: the file of the tokens that are accepted; null: none
 * @param issuer whose tokens are accepted too; null: nobody's
 * @param ownToken {@code assay.access.token-file}: a file with the token, in clear, that the
 *     service itself sends to others; null: none is sent
 * @param clientRate {@code assay.access.client-requests-per-second}: of each token with the role
 *     client
 * @param rate {@code assay.access.requests-per-second}: of each other token
 * @param unauthenticatedRate {@code assay.access.unauthenticated-requests-per-second}: of each
 *     address, of requests without a token that is accepted
 */
public record AccessSettings(
    boolean isOpen,
    @Nullable Path tokens,
    @Nullable IssuerSettings issuer,
    @Nullable Path ownToken,
    int clientRate,
    int rate,
    int unauthenticatedRate) {

  public static final String OPEN = "assay.access.open";
  public static final String TOKENS = "assay.access.tokens";
  public static final String TOKEN_FILE = "assay.access.token-file";
  public static final String CLIENT_RATE = "assay.access.client-requests-per-second";
  public static final String RATE = "assay.access.requests-per-second";
  public static final String UNAUTHENTICATED_RATE =
      "assay.access.unauthenticated-requests-per-second";

  private static final String HOST = "micronaut.server.host";
  private static final int MOST_REQUESTS_PER_SECOND = 1_000_000;

  /**
   * Reads the settings.
   *
   * @param property gives a key's text, null when it is not set
   * @throws InvalidAccess for the first that is not allowed
   */
  public static AccessSettings read(Function<String, @Nullable String> property) {
    Function<String, @Nullable String> texts = key -> text(property, key);
    boolean isOpen = flag(texts.apply(OPEN));
    String tokens = texts.apply(TOKENS);
    IssuerSettings issuer = IssuerSettings.read(texts);
    if (isOpen) {
      checkOpen(texts.apply(HOST), tokens != null || issuer != null);
    } else if (tokens == null && issuer == null) {
      throw new InvalidAccess(
          "nobody could ask: set %s (a file of tokens), %s (an OpenID issuer) or, to try it on this machine alone, %s=true"
              .formatted(TOKENS, IssuerSettings.ISSUER, OPEN));
    }
    String ownToken = texts.apply(TOKEN_FILE);
    return new AccessSettings(
        isOpen,
        tokens == null ? null : Path.of(tokens),
        issuer,
        ownToken == null ? null : Path.of(ownToken),
        rate(CLIENT_RATE, texts.apply(CLIENT_RATE), 50_000),
        rate(RATE, texts.apply(RATE), 500),
        rate(UNAUTHENTICATED_RATE, texts.apply(UNAUTHENTICATED_RATE), 50));
  }

  private static void checkOpen(@Nullable String host, boolean isClosedToo) {
    if (isClosedToo) {
      throw new InvalidAccess(
          OPEN,
          "true",
          "false, or left out, where %s or %s is set".formatted(TOKENS, IssuerSettings.ISSUER));
    }
    if (!Loopback.is(host)) {
      throw new InvalidAccess(
          OPEN,
          "true",
          "false, or left out, unless %s is a loopback address; it is '%s'"
              .formatted(HOST, host == null ? "" : host));
    }
  }

  private static @Nullable String text(Function<String, @Nullable String> property, String key) {
    String text = property.apply(key);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static boolean flag(@Nullable String text) {
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw new InvalidAccess(OPEN, text, "true or false");
    }
    return "true".equals(text);
  }

  private static int rate(String key, @Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      int rate = Integer.parseInt(text);
      if (rate >= 1 && rate <= MOST_REQUESTS_PER_SECOND) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new InvalidAccess(
        key, text, "a whole number from 1 to %d".formatted(MOST_REQUESTS_PER_SECOND));
  }
}
