package dev.assay.analyzer.runtime;

import dev.assay.analyzer.config.KafkaConfiguration;
import dev.assay.analyzer.config.RegistryConfiguration;
import dev.assay.analyzer.config.StartupConfiguration;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Waits for what the analyzer cannot do without, and creates its topics. */
@Singleton
final class Dependencies {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration REQUEST = Duration.ofSeconds(2);
  private static final short BROKERS_DEFAULT = -1;

  private final KafkaConfiguration kafka;
  private final RegistryConfiguration registry;
  private final StartupConfiguration startup;

  Dependencies(
      KafkaConfiguration kafka, RegistryConfiguration registry, StartupConfiguration startup) {
    this.kafka = kafka;
    this.registry = registry;
    this.startup = startup;
  }

  /**
   * Waits.
   *
   * @throws StartFailure when one of them does not answer in time
   */
  void await() throws InterruptedException {
    long deadline = System.nanoTime() + startup.timeout().toNanos();
    awaitBroker();
    awaitRegistry(deadline);
  }

  private void awaitBroker() throws InterruptedException {
    Properties config = kafka.toProperties();
    long timeout = startup.timeout().toMillis();
    // Closing waits for calls that are under way, so they must not outlive the bound.
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(timeout));
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(timeout));
    try (Admin admin = Admin.create(config)) {
      admin.describeCluster().nodes().get(timeout, TimeUnit.MILLISECONDS);
      new TopicCreator(admin, 1, BROKERS_DEFAULT)
          .createMissing(
              List.of(
                  Topics.EXPERIMENTS, Topics.ANALYSES, Topics.RECOMMENDATIONS, Topics.DECISIONS));
    } catch (TimeoutException | ExecutionException | KafkaException e) {
      throw new StartFailure(
          "The broker at %s (assay.kafka.bootstrap-servers) did not answer in %d s"
              .formatted(kafka.bootstrapServers(), startup.timeout().toSeconds()),
          e);
    }
  }

  private void awaitRegistry(long deadline) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/system/info"))
            .timeout(REQUEST)
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
      while (!answers(client, request)) {
        if (System.nanoTime() > deadline) {
          throw new StartFailure(
              "The schema registry at %s (assay.registry.url) did not answer in %d s"
                  .formatted(registry.url(), startup.timeout().toSeconds()),
              null);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
