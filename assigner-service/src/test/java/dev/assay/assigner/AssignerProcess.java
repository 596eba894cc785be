package dev.assay.assigner;

import dev.assay.assigner.json.JsonText;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The assigner in a process of its own, asked over HTTP. */
final class AssignerProcess implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final int port;
  private final int managementPort;

  private AssignerProcess(ChildProcess process, int port, int managementPort) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
  }

  /**
   * Starts one that everybody may ask, and waits until it answers.
   *
   * @param settings more of them, as {@code key=value}; the later of two counts
   */
  static AssignerProcess start(
      String bootstrapServers, String registryUrl, Path directory, String... settings) {
    try {
      Files.createDirectories(directory);
      Path state = Files.createTempDirectory(directory, "state");
      return start(bootstrapServers, registryUrl, directory, state, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param state of this process alone; another can take it up afterwards
   */
  static AssignerProcess start(
      String bootstrapServers, String registryUrl, Path directory, Path state, String... settings) {
    int port = Ports.free();
    int managementPort = Ports.free();
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx192m",
                "-Dassay.kafka.bootstrap-servers=" + bootstrapServers,
                "-Dassay.registry.url=" + registryUrl,
                "-Dassay.state.directory=" + state,
                "-Dassay.access.open=true",
                "-Dendpoints.all.port=" + managementPort,
                "-Dmicronaut.server.port=" + port));
    for (String setting : settings) {
      flags.add("-D" + setting);
    }
    ChildProcess process =
        ChildProcess.start(
            new JavaCommand(
                "assigner",
                Assigner.class.getName(),
                ModuleOutput.of(Assigner.class).runtimeClassPath(),
                flags,
                List.of(),
                directory.resolve("assigner-" + port + ".log")));
    AssignerProcess assigner = new AssignerProcess(process, port, managementPort);
    try {
      process.awaitReady(() -> assigner.manage("/health").statusCode() == 200, PATIENCE);
      return assigner;
    } catch (RuntimeException e) {
      process.stop();
      throw e;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** Asks the port of health and metrics. */
  HttpResponse<String> manage(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(managementPort, path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, "application/json", body);
  }

  HttpResponse<String> send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(method, path, body, Map.of("Content-Type", contentType));
  }

  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /**
   * Posts bytes.
   *
   * @param headers names and values in turn
   */
  HttpResponse<byte[]> postBytes(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request(path).headers(headers).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofByteArray());
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> json(HttpResponse<String> response) {
    return (Map<String, @Nullable Object>)
        Objects.requireNonNull(JsonText.read(response.body()), response.body());
  }

  /** Ends the process without a chance to clean up. */
  void kill() {
    process.kill();
  }

  /** Asks the process to end, as a supervisor would. */
  @Override
  public void close() {
    process.stop();
  }

  private HttpRequest.Builder request(String path) {
    return request(port, path);
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }
}
