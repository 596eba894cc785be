package dev.assay.access.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.assay.access.Role;
import dev.assay.access.config.IssuerSettings;
import dev.assay.access.issuer.Identity;
import dev.assay.access.issuer.Issuer;
import dev.assay.access.issuer.IssuerUnavailable;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issuers are held to here, beside the one that tests use. */
class IssuerTest {

  private TestIssuer server;
  private RSAKey rsa;
  private ECKey ec;

  @BeforeEach
  void start() throws Exception {
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    server = TestIssuer.start(List.of(ec));
    rsa = server.key();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void knowsWhoSentATokenOfItsIssuer() throws Exception {
    try (Issuer issuer = new Issuer(settings(null))) {
      assertThat(issuer.verify(rsa(claims -> {})))
          .contains(new Identity("ada", Set.of(Role.EDITOR)));
      assertThat(issuer.verify(ec("at+jwt"))).contains(new Identity("ada", Set.of(Role.EDITOR)));
    }
  }

  @Test
  void needsNoDiscoveryWhereTheKeysAreNamed() throws Exception {
    server.hideDiscovery();
    try (Issuer issuer = new Issuer(settings(server.keysUrl()))) {
      assertThat(issuer.verify(rsa(claims -> {}))).isPresent();
    }
  }

  @Test
  void rolesAreAListOrATextAndOthersArePassedOver() throws Exception {
    try (Issuer issuer = new Issuer(settings(null))) {
      assertThat(roles(issuer, List.of("viewer", "client", "chef")))
          .containsExactlyInAnyOrder(Role.VIEWER, Role.CLIENT);
      assertThat(roles(issuer, "openid admin")).containsExactly(Role.ADMIN);
      assertThat(roles(issuer, null)).isEmpty();
      assertThat(roles(issuer, 7)).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNotForItOrNotNow() throws Exception {
    Map<String, Consumer<JWTClaimsSet.Builder>> wrong = new HashMap<>();
    wrong.put("issuer", claims -> claims.issuer("http://127.0.0.1/other"));
    wrong.put("audience", claims -> claims.audience("other"));
    wrong.put("no audience", claims -> claims.audience((String) null));
    wrong.put(
        "expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(99))));
    wrong.put("no end", claims -> claims.expirationTime(null));
    wrong.put("not yet", claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(99))));
    wrong.put("nobody", claims -> claims.subject(null));
    try (Issuer issuer = new Issuer(settings(null))) {
      for (Map.Entry<String, Consumer<JWTClaimsSet.Builder>> one : wrong.entrySet()) {
        assertThat(issuer.verify(rsa(one.getValue()))).as(one.getKey()).isEmpty();
      }
    }
  }

  @Test
  void refusesWhatTheIssuerDidNotSign() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("rsa").generate();
    // The issuer's public key as a secret that is shared: what everybody has proves nothing.
    JWSSigner shared = new MACSigner(rsa.toRSAPublicKey().getEncoded());
    try (Issuer issuer = new Issuer(settings(null))) {
      assertThat(issuer.verify(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other), null)))
          .isEmpty();
      assertThat(issuer.verify(signed(JWSAlgorithm.HS256, "rsa", shared, null))).isEmpty();
      assertThat(issuer.verify(new PlainJWT(claims(claims -> {})).serialize())).isEmpty();
      String token = rsa(claims -> {});
      assertThat(issuer.verify(token.substring(0, token.lastIndexOf('.') + 1))).isEmpty();
      assertThat(issuer.verify(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), "dpop")))
          .isEmpty();
      assertThat(issuer.verify("")).isEmpty();
      assertThat(issuer.verify("a.b.c")).isEmpty();
    }
  }

  @Test
  void saysThatTheKeysCannotBeHad() throws Exception {
    server.hideKeys();
    String token = rsa(claims -> {});
    try (Issuer issuer = new Issuer(settings(null))) {
      assertThatThrownBy(() -> issuer.verify(token)).isInstanceOf(IssuerUnavailable.class);
    }
    server.discover(URI.create("http://127.0.0.1/other"));
    try (Issuer issuer = new Issuer(settings(null))) {
      assertThatThrownBy(() -> issuer.verify(token))
          .isInstanceOf(IssuerUnavailable.class)
          .hasMessageContaining("is of the issuer http://127.0.0.1/other");
    }
  }

  private Set<Role> roles(Issuer issuer, @Nullable Object claim) throws Exception {
    return issuer.verify(rsa(claims -> claims.claim("roles", claim))).orElseThrow().roles();
  }

  private IssuerSettings settings(@Nullable URI keys) {
    return new IssuerSettings(server.url(), TestIssuer.AUDIENCE, "roles", keys);
  }

  private String rsa(Consumer<JWTClaimsSet.Builder> change) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims(change));
    token.sign(new RSASSASigner(rsa));
    return token.serialize();
  }

  private String ec(String type) throws Exception {
    return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ec), type);
  }

  private String signed(JWSAlgorithm algorithm, String key, JWSSigner signer, @Nullable String type)
      throws Exception {
    JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(key);
    SignedJWT token =
        new SignedJWT(
            type == null ? header.build() : header.type(new JOSEObjectType(type)).build(),
            claims(claims -> {}));
    token.sign(signer);
    return token.serialize();
  }

  private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = server.claims("ada", Role.EDITOR);
    change.accept(claims);
    return claims.build();
  }
}
