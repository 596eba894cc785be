package dev.assay.access.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys at the address that the issuer's discovery document names. The document is fetched when
 * keys are first asked for, so that a service starts while its issuer is away.
 */
final class DiscoveredKeys implements JWKSetSource<SecurityContext> {

  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final URI issuer;
  private final ResourceRetriever retriever;
  private volatile @Nullable JWKSetSource<SecurityContext> keys;

  DiscoveredKeys(URI issuer, ResourceRetriever retriever) {
    this.issuer = issuer;
    this.retriever = retriever;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSetSource<SecurityContext> found = keys;
    if (found == null) {
      found = new URLBasedJWKSetSource<>(discover(), retriever);
      keys = found;
    }
    return found.getJWKSet(evaluator, currentTime, context);
  }

  @Override
  public void close() throws IOException {
    JWKSetSource<SecurityContext> found = keys;
    if (found != null) {
      found.close();
    }
  }

  private URL discover() throws KeySourceException {
    String base = issuer.toString().replaceFirst("/$", "");
    try {
      String text = retriever.retrieveResource(URI.create(base + DOCUMENT).toURL()).getContent();
      Map<String, Object> document = JSONObjectUtils.parse(text);
      String named = JSONObjectUtils.getString(document, "issuer");
      if (!issuer.toString().equals(named)) {
        throw new JWKSetRetrievalException(
            "The document at %s is of the issuer %s".formatted(base + DOCUMENT, named), null);
      }
      URI address = JSONObjectUtils.getURI(document, "jwks_uri");
      boolean isAsSafe =
          address != null
              && ("https".equals(address.getScheme())
                  || issuer.getScheme().equals(address.getScheme()));
      if (!isAsSafe) {
        throw new JWKSetRetrievalException(
            "The document at %s has no https jwks_uri".formatted(base + DOCUMENT), null);
      }
      return address.toURL();
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new JWKSetRetrievalException(
          "The document at %s cannot be read: %s".formatted(base + DOCUMENT, e.getMessage()), e);
    }
  }
}
