package dev.assay.benchmarks.pipeline.ingestion;

import dev.assay.benchmarks.pipeline.measure.Usage;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The assigner's process. */
final class Assigner implements AutoCloseable {

  private static final String TO_MODULE = "../../assigner-service/target";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final URI url;

  private Assigner(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param flags of its virtual machine
   * @param log what it prints
   * @throws dev.assay.embedded.process.ProcessFailure if it does not come up
   */
  static Assigner start(TestBed bed, List<String> flags, Path log) {
    ModuleOutput benchmarks = ModuleOutput.of(Assigner.class);
    ModuleOutput module = ModuleOutput.in(benchmarks.directory().resolve(TO_MODULE).normalize());
    int port = Ports.free();
    int managementPort = Ports.free();
    List<String> all =
        List.of(
            "-Dassay.kafka.bootstrap-servers=" + bed.bootstrapServers(),
            "-Dassay.registry.url=" + bed.registryUrl(),
            "-Dassay.access.open=true",
            "-Dendpoints.all.port=" + managementPort,
            "-Dmicronaut.server.port=" + port);
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "assigner",
                "dev.assay.assigner.Assigner",
                module.runtimeClassPath(),
                Stream.concat(flags.stream(), all.stream()).toList(),
                List.of(),
                log));
    Assigner assigner = new Assigner(process, URI.create("http://127.0.0.1:" + port));
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health".formatted(managementPort)))
            .build();
    try {
      process.awaitReady(
          () ->
              bed.http().send(health, HttpResponse.BodyHandlers.discarding()).statusCode()
                  == HttpURLConnection.HTTP_OK,
          START_TIMEOUT);
      return assigner;
    } catch (RuntimeException e) {
      assigner.close();
      throw e;
    }
  }

  URI events() {
    return url.resolve("/v1/events");
  }

  /** CPU time so far, in ns. */
  long cpuNanos() {
    return Usage.cpuNanos(process.pid());
  }

  @Override
  public void close() {
    process.stop();
  }
}
