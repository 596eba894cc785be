package dev.assay.local.stack;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.ScratchDirectory;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.local.Progress;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Broker, registry and the three services, running on this machine. */
public final class LocalStack implements AutoCloseable {
  /** Partitions of the topics that are joined: enough to use a small machine's cores. */
  private static final int SUBJECT_PARTITIONS = 4;

  private static final short REPLICATION = 1;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

  private final StackAddresses addresses;
  private final ManagementAddresses management;
  private final StackTokens tokens;
  private final ScratchDirectory directory;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::stop, "stop-stack");
  private boolean stopped;

  private LocalStack(StackPorts ports, ScratchDirectory directory) {
    this.tokens = StackTokens.make(directory.path().resolve("access"));
    this.addresses = ports.addresses(tokens.adminToken());
    this.management = ports.managementAddresses();
    this.directory = directory;
  }

  /**
   * Starts all parts, creates the topics and waits until every part answers. The end of this
   * process stops them.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if a port is in use or a part does not come
   *     up; nothing is left running then
   */
  public static LocalStack start(StackOptions options, Progress progress) {
    StackPorts ports = options.ports().claimed();
    LocalStack stack =
        new LocalStack(ports, ScratchDirectory.open(options.dataDirectory(), "assay"));
    Runtime.getRuntime().addShutdownHook(stack.atExit);
    try {
      Map<Service, JavaCommand> services = stack.commands();
      stack.startBrokerAndRegistry(ports, progress);
      stack.createTopics(progress);
      stack.startServices(services, progress);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where it is reached, as its administrator. */
  public StackAddresses addresses() {
    return addresses;
  }

  /** Who may ask it. */
  public StackTokens tokens() {
    return tokens;
  }

  /** The directory of all data and, in {@code logs}, {@code broker} and {@code registry}, logs. */
  public Path directory() {
    return directory.path();
  }

  /** The name of a part that has ended by itself, if there is one. */
  public synchronized Optional<String> deadPart() {
    return parts.stream().filter(part -> !part.alive().getAsBoolean()).map(Part::name).findFirst();
  }

  /** Stops every part. Temporary data go with them. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending, its hook stops the parts, and nobody wants to read that they ended.
      while (true) {
        LockSupport.park(this);
      }
    }
    stop();
  }

  private void startBrokerAndRegistry(StackPorts ports, Progress progress) {
    EmbeddedBroker broker =
        EmbeddedBroker.launch(new BrokerOptions(ports.kafka(), directory.path().resolve("broker")));
    opened(new Part("Kafka broker", broker::isAlive, broker::close));
    EmbeddedRegistry registry =
        EmbeddedRegistry.launch(
            new RegistryOptions(ports.registry(), directory.path().resolve("registry")));
    opened(new Part("schema registry", registry::isAlive, registry::close));
    progress.during(
        "starting the Kafka broker and the schema registry",
        step -> {
          broker.awaitReady();
          step.update("the broker is ready");
          registry.awaitReady();
        });
  }

  private void createTopics(Progress progress) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka()))) {
      TopicCreator topics = new TopicCreator(admin, SUBJECT_PARTITIONS, REPLICATION);
      progress.during("creating the topics", step -> topics.createMissing(Topics.ALL));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were created", e);
    }
  }

  private Map<Service, JavaCommand> commands() {
    Map<Service, JavaCommand> commands = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      commands.put(service, service.command(addresses, management, tokens, directory.path()));
    }
    return commands;
  }

  private void startServices(Map<Service, JavaCommand> commands, Progress progress) {
    Map<Service, ChildProcess> started = new EnumMap<>(Service.class);
    commands.forEach(
        (service, command) -> {
          ChildProcess process = ChildProcess.start(command);
          opened(new Part(service.title(), process::isAlive, process::close));
          started.put(service, process);
        });
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build()) {
      started.forEach(
          (service, process) ->
              progress.during(
                  "starting the " + service.title(),
                  step -> process.awaitReady(() -> isHealthy(client, service), START_TIMEOUT)));
    }
  }

  private boolean isHealthy(HttpClient client, Service service)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.url(management) + "/health"))
            .timeout(REQUEST_TIMEOUT)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
        == HttpURLConnection.HTTP_OK;
  }

  private synchronized void opened(Part part) {
    if (stopped) {
      part.close().run();
      throw new IllegalStateException("the stack is stopping");
    }
    parts.push(part);
  }

  private synchronized void stop() {
    stopped = true;
    while (!parts.isEmpty()) {
      parts.pop().close().run();
    }
    directory.close();
  }

  private record Part(String name, BooleanSupplier alive, Runnable close) {}
}
