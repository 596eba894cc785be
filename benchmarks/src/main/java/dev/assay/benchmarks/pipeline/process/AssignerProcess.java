package dev.assay.benchmarks.pipeline.process;

import dev.assay.benchmarks.pipeline.measure.Usage;
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
import java.util.ArrayList;
import java.util.List;

/** The assigner's process. */
public final class AssignerProcess implements AutoCloseable {

  private static final String TO_MODULE = "../../assigner-service/target";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

  private final ChildProcess process;
  private final URI url;

  private AssignerProcess(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it, as it is delivered, and waits until it is ready.
   *
   * @param flags of its virtual machine
   * @param directory for its state and for {@code assigner.log}
   * @throws dev.assay.embedded.process.ProcessFailure if it does not come up
   */
  public static AssignerProcess start(TestBed bed, List<String> flags, Path directory) {
    return start(bed, flags, directory, List.of());
  }

  /**
   * As the other, with more beans than are delivered.
   *
   * @param more of the class path
   */
  public static AssignerProcess start(
      TestBed bed, List<String> flags, Path directory, List<Path> more) {
    ModuleOutput benchmarks = ModuleOutput.of(AssignerProcess.class);
    ModuleOutput module = ModuleOutput.in(benchmarks.directory().resolve(TO_MODULE).normalize());
    int port = Ports.free();
    int managementPort = Ports.free();
    List<String> all = new ArrayList<>(flags);
    all.add("-Dassay.kafka.bootstrap-servers=" + bed.bootstrapServers());
    all.add("-Dassay.registry.url=" + bed.registryUrl());
    all.add("-Dassay.state.directory=" + directory.resolve("state"));
    all.add("-Dassay.access.open=true");
    all.add("-Dendpoints.all.port=" + managementPort);
    all.add("-Dmicronaut.server.port=" + port);
    List<Path> classPath = new ArrayList<>(module.runtimeClassPath());
    classPath.addAll(more);
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "assigner",
                "dev.assay.assigner.Assigner",
                classPath,
                all,
                List.of(),
                log(directory)));
    AssignerProcess assigner = new AssignerProcess(process, URI.create("http://127.0.0.1:" + port));
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

  /** What an assigner with this directory prints. */
  public static Path log(Path directory) {
    return directory.resolve("assigner.log");
  }

  /** Where it answers. */
  public URI url() {
    return url;
  }

  /** CPU time so far, in ns. */
  public long cpuNanos() {
    return Usage.cpuNanos(process.pid());
  }

  @Override
  public void close() {
    process.stop();
  }
}
