package dev.assay.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigurationTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Test
  void doesNotPrintTheSecret() {
    WebhookConfiguration configuration =
        new WebhookConfiguration("https://example.org/alerts", SECRET, TIMEOUT, 8);
    assertThat(configuration).hasToString("WebhookConfiguration[timeout=PT5S, attempts=8]");
    assertThat(configuration.uri()).isEqualTo(URI.create("https://example.org/alerts"));
    assertThat(configuration.key()).hasToString("secret");
  }

  @Test
  void withoutAUrlNoSecretIsNeeded() {
    assertThat(new WebhookConfiguration(null, null, TIMEOUT, 1).url()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org, , 8, assay.webhook.secret is missing or not allowed; allowed is whsec_ and"
        + " the base64 of 24 to 64 bytes",
    "https://example.org, whsec_hidden, 8, assay.webhook.secret is missing or not allowed; allowed"
        + " is whsec_ and the base64 of 24 to 64 bytes",
    "ftp://example.org, whsec_hidden, 8, assay.webhook.url is \"ftp://example.org\"; allowed is an"
        + " http or https URL",
    ", , 0, assay.webhook.attempts is \"0\"; allowed is a whole number from 1 to 100",
    ", , 101, assay.webhook.attempts is \"101\"; allowed is a whole number from 1 to 100"
  })
  void refusesWhatIsNotAllowed(
      @Nullable String url, @Nullable String secret, int attempts, String message) {
    assertThatThrownBy(() -> new WebhookConfiguration(url, secret, TIMEOUT, attempts))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(message);
  }
}
