package dev.assay.analyzer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.topic.Topics;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Changes experiments as the assigner does; what it answers can get lost. */
final class AssignerStandIn implements AutoCloseable {

  private static final int LOST = 503;

  private final HttpServer server;
  private final Producer<String, Experiment> experiments;
  private final Producer<String, AuditEntry> audit;
  private final Map<String, Experiment> present = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  AssignerStandIn(Producer<String, Experiment> experiments, Producer<String, AuditEntry> audit)
      throws IOException {
    this.experiments = experiments;
    this.audit = audit;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/experiments/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Path and body of each. */
  List<String> requests() {
    return requests;
  }

  void willLoseItsAnswer() {
    statuses.add(LOST);
  }

  /** Writes the experiment as it stands after a change. */
  void change(Experiment experiment, String action, String actor)
      throws ExecutionException, InterruptedException {
    String id = experiment.getId();
    present.put(id, experiment);
    AuditEntry entry =
        AuditEntry.newBuilder()
            .setExperimentId(id)
            .setExperimentVersion(experiment.getVersion())
            .setTime(Instant.parse("2026-03-01T12:00:00Z"))
            .setActor(actor)
            .setAction(action)
            .setReason("Because.")
            .build();
    audit.send(new ProducerRecord<>(Topics.AUDIT.name(), id, entry)).get();
    experiments.send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), id, experiment)).get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode json = JsonMapper.createDefault().readValue(body, JsonNode.class);
      requests.add(path + " " + json.getValue());
      exchange.sendResponseHeaders(change(path.split("/"), json), -1);
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  private int change(String[] path, JsonNode body) throws ExecutionException, InterruptedException {
    Experiment before = Objects.requireNonNull(present.get(path[3]));
    if (value(body, "expected_version").getIntValue() != before.getVersion()) {
      return 412;
    }
    Experiment.Builder after = Experiment.newBuilder(before).setVersion(before.getVersion() + 1);
    if ("stop".equals(path[4])) {
      after.setState(ExperimentState.STOPPED);
    } else {
      after.setState(ExperimentState.GRADUATED).setWinner(value(body, "winner").getStringValue());
    }
    change(after.build(), path[4], value(body, "actor").getStringValue());
    Integer lost = statuses.poll();
    return lost == null ? 200 : lost;
  }

  private static JsonNode value(JsonNode body, String name) {
    return Objects.requireNonNull(body.get(name), name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
