package dev.assay.analyzer.notify;

import dev.assay.schemas.avro.Alert;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an alert to the webhook, with as many attempts as it may take. */
public final class Delivery {

  /** Counts alerts by what became of them: delivered, refused or given_up. */
  public static final String DELIVERIES = "assay.webhook.deliveries";

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Webhook webhook;
  private final int attempts;
  private final Backoff backoff;
  private final MeterRegistry meters;

  /**
   * A way to the webhook.
   *
   * @param attempts for each alert, at least 1
   * @param chance from 0 to 1, of which the waits between attempts are made
   */
  public Delivery(Webhook webhook, int attempts, DoubleSupplier chance, MeterRegistry meters) {
    this.webhook = webhook;
    this.attempts = attempts;
    this.backoff = new Backoff(chance);
    this.meters = meters;
  }

  /**
   * Tries until it is decided what becomes of the alert.
   *
   * @param closing ends the waiting between attempts
   * @return false when it is not decided because of the closing
   */
  boolean deliver(Alert alert, CountDownLatch closing) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      switch (webhook.post(alert)) {
        case Outcome.Delivered delivered -> {
          return settled("delivered");
        }
        case Outcome.Refused refused -> {
          LOG.error("The webhook refuses alert {}: {}", alert.getAlertId(), refused.reason());
          return settled("refused");
        }
        case Outcome.Failed failed -> {
          if (attempt == attempts) {
            LOG.error(
                "Alert {} is given up after {} attempts: {}",
                alert.getAlertId(),
                attempts,
                failed.reason());
            return settled("given_up");
          }
          wait = backoff.after(attempt, failed.atLeast());
          LOG.warn(
              "The webhook did not take alert {}: {}; next attempt in {} ms",
              alert.getAlertId(),
              failed.reason(),
              wait.toMillis());
        }
      }
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
  }

  private boolean settled(String outcome) {
    meters.counter(DELIVERIES, "outcome", outcome).increment();
    return true;
  }
}
