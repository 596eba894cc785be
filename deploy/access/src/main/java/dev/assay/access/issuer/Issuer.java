package dev.assay.access.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.assay.access.Role;
import dev.assay.access.config.IssuerSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies an issuer's tokens. May wait for the issuer when a key is not known yet, 2 s at most for
 * each thing that is fetched. Safe for use by several threads.
 */
public final class Issuer implements AutoCloseable {

  /** Signed with a key that the issuer alone has: neither none nor a secret that is shared. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MOST_BYTES = 1 << 18;
  private static final long REFRESH_AT_MOST_EVERY_MILLIS = 10_000;
  private static final long OUTAGE_MILLIS = 4 * 60 * 60 * 1_000L;

  private final String rolesClaim;
  private final JWKSource<SecurityContext> keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** Keys are fetched when the first token comes; an outage of 4 hours is bridged. */
  public Issuer(IssuerSettings settings) {
    this.rolesClaim = settings.rolesClaim();
    this.keys =
        JWKSourceBuilder.create(source(settings))
            .rateLimited(REFRESH_AT_MOST_EVERY_MILLIS)
            .refreshAheadCache(true)
            .outageTolerant(OUTAGE_MILLIS)
            .build();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
            Set.of("sub", "exp")));
  }

  /**
   * Whom a token is of; empty when it is none of this issuer, not for this audience, not yet or no
   * longer valid, or signed by somebody else.
   *
   * @throws IssuerUnavailable if the issuer's keys are needed and cannot be had
   */
  public Optional<Identity> verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      return Optional.of(new Identity(claims.getSubject(), roles(claims)));
    } catch (RateLimitReachedException e) {
      // Keys were fetched just now, and the one that is named was not among them.
      return Optional.empty();
    } catch (KeySourceException e) {
      throw new IssuerUnavailable(String.valueOf(e.getMessage()), e);
    } catch (BadJOSEException | JOSEException | ParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (keys instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static JWKSetSource<SecurityContext> source(IssuerSettings settings) {
    ResourceRetriever retriever =
        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    URI address = settings.jwksUrl();
    try {
      return address == null
          ? new DiscoveredKeys(settings.issuer(), retriever)
          : new URLBasedJWKSetSource<>(address.toURL(), retriever);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Roles that there are none of are other services'. */
  private Set<Role> roles(JWTClaimsSet claims) {
    Object claim = claims.getClaim(rolesClaim);
    Collection<?> names =
        claim instanceof String text
            ? List.of(text.split(" ", -1))
            : claim instanceof Collection<?> list ? list : List.of();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    names.forEach(name -> Role.of(String.valueOf(name)).ifPresent(roles::add));
    return roles;
  }
}
