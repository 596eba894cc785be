package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.measure.CollectionLog;
import dev.assay.benchmarks.pipeline.measure.StoredBytes;
import dev.assay.benchmarks.pipeline.measure.Usage;
import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.embedded.ScratchDirectory;
import dev.assay.embedded.process.Ports;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The processes of one runner, in one group, on an empty state that goes with them. */
public final class Instances implements AutoCloseable {

  private static final String READINESS = "/health/readiness";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);

  private final String name;
  private final ScratchDirectory directory;
  private final List<Instance> instances = new ArrayList<>();

  private Instances(String name) {
    this.name = name;
    this.directory = ScratchDirectory.open(null, "assay-benchmark-" + name);
  }

  /**
   * Starts them; does not wait for them.
   *
   * @param name of this run, not used before on the test bed
   * @param count at least 1
   * @throws IllegalArgumentException when the threads cannot be shared evenly
   * @throws dev.assay.embedded.process.ProcessFailure if one cannot be started
   */
  public static Instances start(
      Runner runner, String name, int count, TestBed bed, RunnerOptions options) {
    int threads = options.threadsOfEach(count);
    Instances started = new Instances(name);
    try {
      for (int number = 1; number <= count; number++) {
        String process = name + "-" + number;
        RunnerSettings settings =
            new RunnerSettings(
                bed.bootstrapServers(),
                bed.registryUrl(),
                started.group(),
                threads,
                options.commitIntervalMs(),
                Ports.free(),
                started.directory.path().resolve(process));
        started.instances.add(Instance.start(runner, process, settings, options));
      }
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  /** The consumer group, or the application id. */
  public String group() {
    return "benchmark-" + name;
  }

  /** Where each is asked. */
  public List<URI> urls() {
    return instances.stream().map(Instance::url).toList();
  }

  /**
   * Waits until each instance of Assay's aggregator says that it should be asked.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if one does not come up
   */
  public void awaitReady(HttpClient http) {
    for (Instance instance : instances) {
      HttpRequest request =
          HttpRequest.newBuilder(instance.managementUrl().resolve(READINESS)).build();
      instance
          .process()
          .awaitReady(
              () ->
                  http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                      == HttpURLConnection.HTTP_OK,
              START_TIMEOUT);
    }
  }

  boolean areAlive() {
    return instances.stream().allMatch(instance -> instance.process().isAlive());
  }

  /** CPU time of all so far, in ns. */
  public long cpuNanos() {
    return instances.stream().mapToLong(each -> Usage.cpuNanos(each.process().pid())).sum();
  }

  /** Largest resident memory so far, in bytes: the sum of each one's. */
  public long peakMemoryBytes() {
    return instances.stream().mapToLong(each -> Usage.peakMemoryBytes(each.process().pid())).sum();
  }

  /** The heap that was used after a collection at most, in bytes: the sum of each one's. */
  public long peakHeapBytes() {
    return instances.stream()
        .mapToLong(each -> CollectionLog.peakBytesAfter(each.collections()))
        .sum();
  }

  /** Bytes of all state directories. What is in memory only reaches them by {@link #stop}. */
  public long stateBytes() {
    return instances.stream()
        .mapToLong(each -> StoredBytes.ofDirectory(each.settings().stateDirectory()))
        .sum();
  }

  /** Asks each to end, and waits for it. */
  public void stop() {
    instances.forEach(instance -> instance.process().stop());
  }

  @Override
  public void close() {
    stop();
    directory.close();
  }

  /** The end of each one's log. */
  String lastWords() {
    return instances.stream()
        .map(instance -> LastLines.of(instance.process().log()))
        .collect(Collectors.joining("\n"));
  }
}
