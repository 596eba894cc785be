package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.fuzz.Answer;
import dev.assay.assigner.fuzz.Connection;
import dev.assay.assigner.fuzz.Request;
import dev.assay.assigner.fuzz.Requests;
import dev.assay.assigner.fuzz.Verdict;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever is sent, nothing breaks: no answer of the server's own failure, every refusal in its
 * form, and a heap that does not grow. {@code -Dfuzz.requests} says how many (5,000), {@code
 * -Dfuzz.seed} which ones (1).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiFuzzIT {

  private static final Logger LOG = LoggerFactory.getLogger(ApiFuzzIT.class);
  private static final Path LOGS = Path.of("target", "api-fuzz-it");
  private static final int THREADS = 4;
  private static final int MOST_EXPERIMENTS = 40;
  private static final double LARGEST_HEAP_BYTES = 96 << 20;
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)$");

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(
          broker.bootstrapServers(),
          registry.url(),
          LOGS,
          "assay.experiments.most=" + MOST_EXPERIMENTS,
          "assay.sessions.remembered=10000",
          "assay.events.ids-remembered=10000");

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void answersWhateverIsSent() throws Exception {
    int requests = Integer.getInteger("fuzz.requests", 5_000);
    long seed = Long.getLong("fuzz.seed", 1);
    LOG.info("seed {}", seed);
    OpenAPI document =
        Objects.requireNonNull(
            new OpenAPIV3Parser().readContents(assigner.get("/openapi.yml").body()).getOpenAPI());
    Map<String, String> wrong = new ConcurrentHashMap<>();
    Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    List<Future<?>> threads = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        Requests source = new Requests(document, definitions(), new Random(seed + thread));
        threads.add(
            executor.submit(
                () -> {
                  send(source, requests / THREADS, wrong, statuses);
                  return null;
                }));
      }
    }
    for (Future<?> thread : threads) {
      thread.get();
    }
    double heap = heapBytes();
    LOG.info(
        "{} requests in {} s, answers {}, heap {} MiB",
        requests,
        (System.nanoTime() - begin) / 1_000_000_000,
        new TreeMap<>(statuses),
        (long) heap >> 20);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(assigner.manage("/health").statusCode()).isEqualTo(200);
    assertThat(heap).as("heap in use after a collection").isLessThan(LARGEST_HEAP_BYTES);
    List<?> experiments =
        (List<?>)
            Objects.requireNonNull(
                AssignerProcess.json(assigner.get("/v1/experiments?limit=1000"))
                    .get("experiments"));
    assertThat(experiments).hasSizeBetween(1, MOST_EXPERIMENTS);
  }

  private void send(
      Requests source, int count, Map<String, String> wrong, Map<Integer, AtomicInteger> statuses)
      throws IOException {
    try (Connection connection = new Connection(assigner.port())) {
      for (int i = 0; i < count; i++) {
        Request request = source.next();
        Answer answer = connection.send(request);
        statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
        Verdict.of(request, answer)
            .ifPresent(verdict -> wrong.putIfAbsent(answer.status() + " " + request, verdict));
      }
    }
  }

  private static List<String> definitions() {
    List<String> definitions = new ArrayList<>();
    for (String id : List.of("exp_voice_001", "exp_rag_timing_001")) {
      definitions.add(
          Examples.text(id)
              .replace(id, "$id")
              .replace("\"exclusive\": true", "\"exclusive\": false"));
    }
    return definitions;
  }

  /** What is in use once everything else was collected. */
  private double heapBytes() throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process collection =
        new ProcessBuilder(jcmd.toString(), Long.toString(assigner.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(LOGS.resolve("jcmd.log").toFile())
            .start();
    assertThat(collection.waitFor()).isZero();
    double bytes = 0;
    Matcher pools = HEAP.matcher(assigner.manage("/prometheus").body());
    while (pools.find()) {
      bytes += Double.parseDouble(pools.group(1));
    }
    assertThat(bytes).isPositive();
    return bytes;
  }
}
