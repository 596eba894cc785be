package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.stack.LocalStack;
import dev.assay.local.stack.StackOptions;
import dev.assay.local.stack.StackPorts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bandit on the whole stack: from events to weights, to the propensity of the next exposure. */
final class BanditIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 400;

  @Test
  void whatIsBetterGetsTheTrafficAndWhoWasExposedStays(@TempDir Path directory) throws Exception {
    StackOptions options = new StackOptions(StackPorts.FREE, directory);
    try (Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        LocalStack stack = LocalStack.start(options, progress);
        ServiceClient assigner = client("assigner", stack.addresses().assigner(), stack);
        ServiceClient analyzer = client("analyzer", stack.addresses().analyzer(), stack)) {
      assigner.post("/v1/experiments", definition());
      assigner.post("/v1/experiments/greeting/start", JSON.createObjectNode());

      Map<String, String> first = assign(assigner, 0);
      complete(assigner, first);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(weight(assigner, "warm")).isEqualTo(95));
      JsonNode standings = analyzer.get("/v1/experiments/greeting/analysis").path("standings");
      assertThat(standings).hasSize(2);
      assertThat(standings.get(1).path("variant_id").asText()).isEqualTo("warm");
      assertThat(standings.get(1).path("probability_best").asDouble()).isGreaterThan(0.99);
      JsonNode change = last(assigner.get("/v1/experiments/greeting/audit").path("entries"));
      assertThat(change.path("actor").asText()).isEqualTo("assay-analyzer");
      assertThat(change.path("action").asText()).isEqualTo("reweigh");
      assertThat(change.path("reason").asText()).startsWith("Chances to be the best: control 0.");

      assertThat(assign(assigner, 0)).isEqualTo(first);
      JsonNode fresh = assignment(assigner, "fresh");
      assertThat(fresh.path("propensity").asDouble())
          .isEqualTo(weight(assigner, fresh.path("variant_id").asText()) / 100);
      assertThat(assign(assigner, CALLERS).values().stream().filter("warm"::equals).count())
          .isGreaterThan(CALLERS * 8 / 10);
    }
  }

  private static ServiceClient client(String name, String url, LocalStack stack) {
    return new ServiceClient(name, url, stack.addresses().token());
  }

  private static Map<String, String> assign(ServiceClient assigner, int from) {
    Map<String, String> variants = new TreeMap<>();
    for (int caller = from; caller < from + CALLERS; caller++) {
      String id = "caller-" + caller;
      variants.put(id, assignment(assigner, id).path("variant_id").asText());
    }
    return variants;
  }

  private static JsonNode assignment(ServiceClient assigner, String customer) {
    return assigner
        .post(
            "/v1/assignments",
            JSON.createObjectNode()
                .put("customer_id", customer)
                .put("session_id", "session-of-" + customer))
        .path("assignments")
        .get(0);
  }

  /** Of the warm calls nine in ten come to their end, of the others every other one. */
  private static void complete(ServiceClient assigner, Map<String, String> variants) {
    List<String> events = new ArrayList<>();
    int[] calls = {0, 0};
    variants.forEach(
        (caller, variant) -> {
          boolean isWarm = variant.equals("warm");
          int call = calls[isWarm ? 1 : 0]++;
          boolean completed = isWarm ? call % 10 != 0 : call % 2 == 0;
          events.add(ended(caller, completed ? "completed" : "customer_hangup"));
        });
    for (int from = 0; from < events.size(); from += 100) {
      List<String> batch = events.subList(from, Math.min(from + 100, events.size()));
      assigner.post("/v1/events", read("{\"events\":[" + String.join(",", batch) + "]}"));
    }
  }

  private static String ended(String caller, String outcome) {
    return """
        {"type": "session", "event_id": "ended-%1$s", "time": "%3$s", "customer_id": "%1$s",
         "session_id": "session-of-%1$s", "status": "ended", "outcome": "%2$s"}
        """
        .formatted(caller, outcome, Instant.now());
  }

  private static double weight(ServiceClient assigner, String variant) {
    for (JsonNode known : assigner.get("/v1/experiments/greeting").path("variants")) {
      if (known.path("id").asText().equals(variant)) {
        return known.path("traffic_percentage").asDouble();
      }
    }
    throw new AssertionError("no variant is named " + variant);
  }

  private static JsonNode last(JsonNode list) {
    return list.get(list.size() - 1);
  }

  private static JsonNode definition() {
    return read(
        """
        {"id": "greeting", "name": "Greeting", "type": "prompt", "unit": "customer",
         "variants": [{"id": "control", "is_control": true, "traffic_percentage": 50},
                      {"id": "warm", "traffic_percentage": 50}],
         "primary_metric": "conversation_completion_rate",
         "required_sample_size": 100000,
         "decision_policy": {"method": "bayesian"},
         "bandit": {"floor_percentage": 5, "update_hours": 0.001}}
        """);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
