package dev.assay.access.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(read("assay.access.tokens=/etc/tokens.json"))
        .isEqualTo(
            new AccessSettings(false, Path.of("/etc/tokens.json"), null, null, 50_000, 500, 50));
    assertThat(read("assay.access.issuer=https://id.example", "assay.access.audience=assay"))
        .isEqualTo(
            new AccessSettings(
                false,
                null,
                new IssuerSettings(URI.create("https://id.example"), "assay", "roles", null),
                null,
                50_000,
                500,
                50));
    assertThat(read("assay.access.open=true", "micronaut.server.host=127.0.0.1").isOpen()).isTrue();
  }

  @Test
  void readsEverySetting() {
    assertThat(
            read(
                "assay.access.tokens= t.json ",
                "assay.access.issuer=http://127.0.0.1:99/x",
                "assay.access.audience=a",
                "assay.access.roles-claim=groups",
                "assay.access.jwks-url=https://id.example/keys",
                "assay.access.token-file=own",
                "assay.access.client-requests-per-second=3",
                "assay.access.requests-per-second=2",
                "assay.access.unauthenticated-requests-per-second=1",
                "assay.access.open=false"))
        .isEqualTo(
            new AccessSettings(
                false,
                Path.of("t.json"),
                new IssuerSettings(
                    URI.create("http://127.0.0.1:99/x"),
                    "a",
                    "groups",
                    URI.create("https://id.example/keys")),
                Path.of("own"),
                3,
                2,
                1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          - | nobody could ask: set assay.access.tokens (a file of tokens), assay.access.issuer
          assay.access.open=yes | assay.access.open is 'yes'; it must be true or false
          assay.access.open=true,micronaut.server.host=0.0.0.0 | unless micronaut.server.host is a loopback address; it is '0.0.0.0'
          assay.access.open=true | unless micronaut.server.host is a loopback address; it is ''
          assay.access.open=true,assay.access.tokens=t | assay.access.open is 'true'; it must be false, or left out, where
          assay.access.issuer=https://id.example | assay.access.audience is ''
          assay.access.audience=a,assay.access.tokens=t | assay.access.issuer is ''
          assay.access.issuer=http://id.example,assay.access.audience=a | assay.access.issuer is 'http://id.example'; it must be an https URL
          assay.access.issuer=x y,assay.access.audience=a | assay.access.issuer is 'x y'
          assay.access.tokens=t,assay.access.requests-per-second=0 | assay.access.requests-per-second is '0'; it must be a whole number from 1 to 1000000
          assay.access.tokens=t,assay.access.requests-per-second=x | assay.access.requests-per-second is 'x'
          """)
  void namesWhatIsNotAllowed(String settings, String message) {
    String[] pairs = settings == null ? new String[0] : settings.split(",", -1);
    assertThatThrownBy(() -> read(pairs))
        .isInstanceOf(InvalidAccess.class)
        .hasMessageContaining(message);
  }

  private static AccessSettings read(String... pairs) {
    Map<String, String> settings = new HashMap<>();
    Arrays.stream(pairs)
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> settings.put(pair[0], pair[1]));
    return AccessSettings.read(settings::get);
  }
}
