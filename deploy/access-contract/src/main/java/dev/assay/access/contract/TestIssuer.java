package dev.assay.access.contract;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.assay.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID issuer on loopback: a discovery document, keys, and tokens that it signs. */
public final class TestIssuer implements AutoCloseable {

  /** Which its tokens are for. */
  public static final String AUDIENCE = "assay";

  private static final String DISCOVERY = "/realm/.well-known/openid-configuration";
  private static final String KEYS = "/keys";

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final RSAKey key;

  private TestIssuer(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  /** Starts one. */
  public static TestIssuer start() {
    return start(List.of());
  }

  /** Starts one that knows more keys beside its own. */
  public static TestIssuer start(List<JWK> more) {
    try {
      return start(new RSAKeyGenerator(2048).keyID("rsa").generate(), more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestIssuer start(RSAKey key, List<JWK> more) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestIssuer issuer = new TestIssuer(server, key);
    server.createContext(
        "/",
        exchange -> {
          String document = issuer.documents.get(exchange.getRequestURI().getPath());
          byte[] body = (document == null ? "" : document).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(document == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    List<JWK> keys = new ArrayList<>(more);
    keys.add(key);
    issuer.documents.put(KEYS, new JWKSet(keys).toString(true));
    issuer.discover(issuer.url());
    return issuer;
  }

  /** As it is in its tokens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realm");
  }

  /** Where its keys are. */
  public URI keysUrl() {
    return url().resolve(KEYS);
  }

  /** The one that it signs with. */
  public RSAKey key() {
    return key;
  }

  /** Has its discovery document say that it is another's. */
  public void discover(URI issuer) {
    documents.put(
        DISCOVERY, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, keysUrl()));
  }

  /** Has no discovery document any more. */
  public void hideDiscovery() {
    documents.remove(DISCOVERY);
  }

  /** Has no keys any more. */
  public void hideKeys() {
    documents.remove(KEYS);
  }

  /** A token for five minutes. */
  public String token(String subject, Role... roles) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims(subject, roles).build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** What such a token says. */
  public JWTClaimsSet.Builder claims(String subject, Role... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(url().toString())
        .audience(AUDIENCE)
        .subject(subject)
        .claim("roles", Arrays.stream(roles).map(Role::text).toList())
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
