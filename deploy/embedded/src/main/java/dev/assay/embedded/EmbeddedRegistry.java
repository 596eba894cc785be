package dev.assay.embedded;

import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import dev.assay.embedded.process.ProcessFailure;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The Apicurio schema registry in a child process. */
public final class EmbeddedRegistry implements AutoCloseable {
  /** System property: the directory of an unpacked registry, instead of the one that was built. */
  public static final String HOME_PROPERTY = "assay.embedded.registry.home";

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final List<String> FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final ChildProcess process;
  private final ScratchDirectory directory;
  private final int port;

  private EmbeddedRegistry(ChildProcess process, ScratchDirectory directory, int port) {
    this.process = process;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts a registry and waits until it answers.
   *
   * @throws ProcessFailure if the port is in use or the registry does not come up
   */
  public static EmbeddedRegistry start(RegistryOptions options) {
    EmbeddedRegistry registry = launch(options);
    try {
      registry.awaitReady();
      return registry;
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  /**
   * Starts a registry and does not wait for it.
   *
   * @throws ProcessFailure if the port is in use
   */
  public static EmbeddedRegistry launch(RegistryOptions options) {
    int port = Ports.require("schema registry", options.port());
    ScratchDirectory directory = ScratchDirectory.open(options.directory(), "assay-registry");
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "schema registry",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of(home().resolve("quarkus-run.jar")),
                flags(port, directory),
                List.of(),
                directory.path().resolve("registry.log")));
    return new EmbeddedRegistry(process, directory, port);
  }

  /** Address of the registry's own interface, as the serde wants it. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/registry/v3";
  }

  /** Address of the interface that clients of Confluent's registry speak. */
  public String confluentUrl() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  public int port() {
    return port;
  }

  /** Whether the process still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Stops the registry. A temporary directory goes with it. */
  @Override
  public void close() {
    if (directory.isTemporary()) {
      process.kill();
    } else {
      process.stop();
    }
    directory.close();
  }

  /**
   * Waits until the registry answers.
   *
   * @throws ProcessFailure if it does not come up
   */
  public void awaitReady() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/system/info"))
              .timeout(REQUEST_TIMEOUT)
              .build();
      process.awaitReady(
          () ->
              Reachable.isOpen(port)
                  && client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                      == HttpURLConnection.HTTP_OK,
          START_TIMEOUT);
    }
  }

  private static List<String> flags(int port, ScratchDirectory directory) {
    List<String> flags = new ArrayList<>(FLAGS);
    if (!directory.isTemporary()) {
      // Without a delay: what was registered must be there after whatever end.
      flags.add(
          "-Dapicurio.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0"
              .formatted(directory.path().resolve("schemas")));
    }
    flags.add("-Dapicurio.datasource.jdbc.initial-size=1");
    flags.add("-Dapicurio.datasource.jdbc.min-size=1");
    flags.add("-Dquarkus.http.host=127.0.0.1");
    flags.add("-Dquarkus.http.port=" + port);
    flags.add("-Dquarkus.management.host=127.0.0.1");
    flags.add("-Dquarkus.management.port=" + Ports.free());
    flags.add("-Dquarkus.log.level=WARN");
    return flags;
  }

  private static Path home() {
    String given = System.getProperty(HOME_PROPERTY);
    Path home =
        given == null
            ? ModuleOutput.of(EmbeddedRegistry.class).directory().resolve("registry")
            : Path.of(given);
    if (!Files.exists(home.resolve("quarkus-run.jar"))) {
      throw new ProcessFailure(home + " holds no registry: build the module first");
    }
    return home;
  }
}
