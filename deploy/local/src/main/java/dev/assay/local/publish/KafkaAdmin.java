package dev.assay.local.publish;

import dev.assay.local.CommandFailure;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Asks a broker, and not for longer than somebody waits before a screen. */
public final class KafkaAdmin {

  private static final int TIMEOUT_MS = 15_000;

  private KafkaAdmin() {}

  /**
   * Opens a client; the caller closes it.
   *
   * @param kafka host and port
   * @throws CommandFailure when that is no address
   */
  public static Admin open(String kafka) {
    try {
      return Admin.create(
          Map.of(
              AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
              AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
              AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailure(
          "--kafka %s cannot be used: %s".formatted(kafka, cause.getMessage()), e);
    }
  }

  /**
   * Waits for an answer.
   *
   * @param what was asked, for example {@code "say how far assay.alerts.v1 reaches"}
   * @throws CommandFailure when Kafka does not answer, or with an error
   */
  public static <T> T await(KafkaFuture<T> answer, String kafka, String what) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while Kafka was asked", e);
    } catch (ExecutionException e) {
      throw new CommandFailure(
          "Kafka at %s does not %s: %s".formatted(kafka, what, e.getCause()), e);
    }
  }
}
