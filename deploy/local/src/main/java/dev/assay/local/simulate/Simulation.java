package dev.assay.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.publish.Aggregation;
import dev.assay.local.publish.EventPublisher;
import dev.assay.local.publish.Experiments;
import dev.assay.local.publish.TopicEnds;
import dev.assay.local.stack.StackAddresses;
import dev.assay.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;

/** Lets customers call: asks the assigner for each, and publishes what happens in the calls. */
final class Simulation {

  private static final int PARALLEL_REQUESTS = 16;
  private static final int CUSTOMERS_AT_ONCE = 500;

  private final StackAddresses addresses;
  private final Progress progress;
  private final String name;
  private final List<ObjectNode> definitions;

  /**
   * @param name sets runs with other experiments apart
   * @param definitions the experiments to run
   */
  Simulation(
      StackAddresses addresses, Progress progress, String name, List<ObjectNode> definitions) {
    this.addresses = addresses;
    this.progress = progress;
    this.name = name;
    this.definitions = definitions;
  }

  /** The analyses of the experiments, in their order, after this many customers. */
  List<JsonNode> run(long seed, int units) {
    try (Experiments experiments = new Experiments(addresses);
        Aggregation aggregation = new Aggregation(addresses)) {
      definitions.forEach(definition -> experiments.ensureStarted(definition, Customer.START));
      aggregation.awaitCovered(call(seed, units), progress);
      return definitions.stream()
          .map(definition -> experiments.analysis(definition.path("id").asText()))
          .toList();
    }
  }

  private Map<TopicPartition, Long> call(long seed, int units) {
    try (ServiceClient assigner =
            new ServiceClient("assigner", addresses.assigner(), addresses.token());
        EventPublisher publisher = new EventPublisher(addresses.kafka(), addresses.registry());
        ExecutorService requests = Executors.newFixedThreadPool(PARALLEL_REQUESTS)) {
      progress.during(
          "letting customers call",
          step -> {
            for (int first = 0; first < units; first += CUSTOMERS_AT_ONCE) {
              int end = Math.min(units, first + CUSTOMERS_AT_ONCE);
              callers(seed, first, end, assigner, requests, publisher);
              step.update(String.format(Locale.ROOT, "%,d of %,d customers", end, units));
            }
            publisher.flush();
          });
      Map<TopicPartition, Long> ends = new HashMap<>(publisher.nextOffsets());
      // The assigner published the exposures.
      ends.putAll(TopicEnds.of(Topics.ASSIGNMENTS, addresses.kafka()));
      return ends;
    }
  }

  private void callers(
      long seed,
      int first,
      int end,
      ServiceClient assigner,
      ExecutorService requests,
      EventPublisher publisher) {
    List<Customer> customers = new ArrayList<>();
    List<Future<JsonNode>> configs = new ArrayList<>();
    for (int number = first; number < end; number++) {
      Customer customer = Customer.of(name, seed, number);
      customers.add(customer);
      configs.add(
          requests.submit(
              () -> assigner.post("/v1/assignments", request(customer)).path("config")));
    }
    for (int i = 0; i < customers.size(); i++) {
      Behaviour behaviour = Behaviour.of(answer(configs.get(i)));
      Calls.of(customers.get(i), behaviour).forEach(publisher::publish);
    }
  }

  private ObjectNode request(Customer customer) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("customer_id", customer.id()).put("at", customer.firstCall().toString());
    request.putObject("attributes").put("language", customer.language());
    definitions.forEach(
        definition -> request.withArray("experiments").add(definition.path("id").asText()));
    return request;
  }

  private static JsonNode answer(Future<JsonNode> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while the assigner was asked", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CommandFailure failure
          ? failure
          : new CommandFailure("the assigner could not be asked: " + e.getCause(), e);
    }
  }
}
