package dev.assay.analyzer.config;

import dev.assay.analyzer.notify.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent.
 *
 * @param url null: nowhere
 * @param secret signs what is sent; has to be there when the URL is
 * @param timeout for one answer
 * @param attempts for each alert
 */
@Context
@ConfigurationProperties("assay.webhook")
public record WebhookConfiguration(
    @Nullable String url,
    @Nullable String secret,
    @Bindable(defaultValue = "5s") Duration timeout,
    @Bindable(defaultValue = "8") int attempts) {

  public WebhookConfiguration {
    if (url != null) {
      Checks.httpUrl("assay.webhook.url", url);
      read(secret);
    }
    Checks.positive("assay.webhook.timeout", timeout);
    if (attempts < 1 || attempts > 100) {
      throw new InvalidConfiguration(
          "assay.webhook.attempts", String.valueOf(attempts), "a whole number from 1 to 100", null);
    }
  }

  /** Where alerts are sent; only when there is a URL. */
  public URI uri() {
    return URI.create(Objects.requireNonNull(url));
  }

  /** What signs them; only when there is a URL. */
  public Secret key() {
    return read(secret);
  }

  private static Secret read(@Nullable String secret) {
    try {
      return Secret.of(secret == null ? "" : secret);
    } catch (IllegalArgumentException e) {
      throw InvalidConfiguration.hidden("assay.webhook.secret", Secret.RULE);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WebhookConfiguration[timeout=%s, attempts=%d]".formatted(timeout, attempts);
  }
}
