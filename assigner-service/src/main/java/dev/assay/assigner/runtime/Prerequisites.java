package dev.assay.assigner.runtime;

import dev.assay.assigner.config.Settings;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** What the assigner cannot run without: the broker with its topics, and the registry. */
final class Prerequisites {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final short BROKER_DEFAULT = -1;

  private Prerequisites() {}

  /**
   * Creates the topics that are missing.
   *
   * @throws StartFailure if the broker or the registry does not answer in time
   */
  static void ensure(Settings settings) throws InterruptedException {
    Background<Boolean> registry =
        Background.begin(
            "start-registry",
            () -> {
              ensureRegistry(settings);
              return true;
            });
    ensureTopics(settings);
    registry.await();
  }

  private static void ensureTopics(Settings settings) throws InterruptedException {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(config)) {
      new TopicCreator(admin, settings.partitions(), BROKER_DEFAULT).createMissing(Topics.ALL);
      TopicCreator.commonPartitions(admin, Topics.BY_SUBJECT);
    } catch (KafkaException e) {
      throw new StartFailure(
          "the Kafka broker at %s (%s) cannot be used: %s"
              .formatted(settings.bootstrapServers(), Settings.BOOTSTRAP_SERVERS, rootMessage(e)),
          e);
    } catch (IllegalStateException e) {
      throw new StartFailure(rootMessage(e), e);
    }
  }

  private static void ensureRegistry(Settings settings) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.registryUrl() + "/system/info"))
            .timeout(PATIENCE)
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      while (true) {
        String answer;
        try {
          int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
          if (status == 200) {
            return;
          }
          answer = "it answered with status " + status;
        } catch (IOException e) {
          answer = "it did not answer";
        }
        if (System.nanoTime() > deadline) {
          throw new StartFailure(
              "the schema registry at %s (%s) cannot be used: %s within %d s"
                  .formatted(
                      settings.registryUrl(), Settings.REGISTRY_URL, answer, PATIENCE.toSeconds()),
              new IOException(answer));
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
