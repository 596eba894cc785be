package dev.assay.access.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID issuer whose tokens are accepted.
 *
 * @param issuer {@code assay.access.issuer}: as it is in the tokens
 * @param audience {@code assay.access.audience}: which tokens have to be for
 * @param rolesClaim {@code assay.access.roles-claim}: a list of roles, or a text with spaces
 *     between them
 * @param jwksUrl {@code assay.access.jwks-url}: where the issuer's keys are; null: where its
 *     discovery document says
 */
public record IssuerSettings(
    URI issuer, String audience, String rolesClaim, @Nullable URI jwksUrl) {

  public static final String ISSUER = "assay.access.issuer";
  public static final String AUDIENCE = "assay.access.audience";
  public static final String ROLES_CLAIM = "assay.access.roles-claim";
  public static final String JWKS_URL = "assay.access.jwks-url";

  static @Nullable IssuerSettings read(Function<String, @Nullable String> property) {
    String issuer = property.apply(ISSUER);
    String jwksUrl = property.apply(JWKS_URL);
    String audience = property.apply(AUDIENCE);
    String rolesClaim = property.apply(ROLES_CLAIM);
    if (issuer == null) {
      if (audience != null || jwksUrl != null || rolesClaim != null) {
        throw new InvalidAccess(ISSUER, "", "the issuer whose audience, claim or keys are set");
      }
      return null;
    }
    if (audience == null) {
      throw new InvalidAccess(AUDIENCE, "", "what the issuer's tokens have to be for");
    }
    return new IssuerSettings(
        url(ISSUER, issuer),
        audience,
        rolesClaim == null ? "roles" : rolesClaim,
        jwksUrl == null ? null : url(JWKS_URL, jwksUrl));
  }

  /** Keys that come unencrypted could be anybody's, unless they come from this machine. */
  private static URI url(String key, String text) {
    try {
      URI url = new URI(text);
      boolean isSafe =
          "https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && Loopback.is(url.getHost()));
      if (isSafe && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, as a URL of another kind is.
    }
    throw new InvalidAccess(key, text, "an https URL, or an http URL of a loopback address");
  }
}
