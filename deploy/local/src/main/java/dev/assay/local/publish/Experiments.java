package dev.assay.local.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.stack.StackAddresses;
import java.time.Duration;
import java.time.Instant;

/** Starts experiments and asks for their analyses. */
public final class Experiments implements AutoCloseable {

  private static final Duration LEARN_TIMEOUT = Duration.ofSeconds(30);

  private final ServiceClient assigner;
  private final ServiceClient aggregator;
  private final ServiceClient analyzer;

  public Experiments(StackAddresses addresses) {
    assigner = new ServiceClient("assigner", addresses.assigner(), addresses.token());
    aggregator = new ServiceClient("aggregator", addresses.aggregator(), addresses.token());
    analyzer = new ServiceClient("analyzer", addresses.analyzer(), addresses.token());
  }

  /**
   * Makes sure that the experiment is there and was started at this time, and that all services
   * know it.
   *
   * @throws CommandFailure when it is there with another definition or another start, or when the
   *     assigner refuses it
   */
  public void ensureStarted(ObjectNode definition, Instant start) {
    String path = "/v1/experiments/" + definition.path("id").asText();
    assigner.post("/v1/experiments", definition);
    JsonNode experiment = assigner.get(path);
    if (experiment.path("state").asText().equals("draft")) {
      ObjectNode at = JsonNodeFactory.instance.objectNode().put("at", start.toString());
      experiment = assigner.post(path + "/start", at);
    }
    String startedAt = experiment.path("started_at").asText();
    if (startedAt.isEmpty() || !Instant.parse(startedAt).equals(start)) {
      throw new CommandFailure(
          "experiment %s was started at %s; these records need a start at %s"
              .formatted(definition.path("id").asText(), startedAt, start));
    }
    // Records that overtake the experiment on its way would count for nothing.
    answered(aggregator, path + "/summaries?window=total");
  }

  /** The analyzer's analysis as it is now. */
  public JsonNode analysis(String id) {
    return answered(analyzer, "/v1/experiments/" + id + "/analysis");
  }

  @Override
  public void close() {
    assigner.close();
    aggregator.close();
    analyzer.close();
  }

  private static JsonNode answered(ServiceClient service, String path) {
    long deadline = System.nanoTime() + LEARN_TIMEOUT.toNanos();
    while (true) {
      try {
        return service.get(path);
      } catch (CommandFailure e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Pause.millis(100);
      }
    }
  }
}
