package dev.assay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.local.command.PortOptions;
import dev.assay.local.publish.AnalysisFile;
import dev.assay.local.publish.Examples;
import dev.assay.local.replay.Replay;
import dev.assay.local.replay.Replayer;
import dev.assay.local.replay.Speed;
import dev.assay.local.report.AnalysisReport;
import dev.assay.local.report.Table;
import dev.assay.local.stack.LocalStack;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.stack.StackOptions;
import dev.assay.local.token.AdminTokenFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a stack and replays the examples into it. */
@Command(
    name = "demo",
    description = {
      "Starts a stack, replays three real logs into it and shows what the analyzer makes of them.",
      "Port 0 picks a free port."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final List<String> EXAMPLES =
      List.of("open_bandit_men", "llmperf_70b", "persuasion");
  private static final long CHECK_SECONDS = 1;

  @Option(names = "--exit", description = "Stop the stack and end when all is shown.")
  private boolean exit;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the analyses to this file.")
  private @Nullable Path json;

  @Mixin private PortOptions ports = new PortOptions();

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = System.out;
    try (Progress progress = new Progress(out);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      // The files are read while the stack starts: both take seconds.
      List<Future<Replay>> replays =
          EXAMPLES.stream()
              .map(
                  name ->
                      threads.submit(() -> Replay.load(Examples.mapping(name), Optional.empty())))
              .toList();
      out.println("Starting Assay, and reading " + String.join(", ", EXAMPLES) + ".");
      try (LocalStack stack = LocalStack.start(new StackOptions(ports.ports(), null), progress)) {
        Replayer replayer = new Replayer(stack.addresses(), progress);
        List<Future<JsonNode>> running =
            replays.stream()
                .map(replay -> threads.submit(() -> replayer.run(result(replay), new Speed.Max())))
                .toList();
        List<JsonNode> analyses = running.stream().map(DemoCommand::result).toList();
        analyses.forEach(analysis -> out.printf("%n%s", new AnalysisReport(analysis).text()));
        if (json != null) {
          AnalysisFile.write(json, analyses);
        }
        if (!exit) {
          stay(stack, out);
        }
      }
    }
    return 0;
  }

  private static void stay(LocalStack stack, PrintStream out) throws InterruptedException {
    out.printf("%n%s", describe(stack.addresses()));
    try (AdminTokenFile token =
        AdminTokenFile.write(stack.addresses().assigner(), stack.tokens().admin())) {
      out.println("The admin token is in " + token.path() + ".");
      out.println("Logs are in " + stack.directory() + ". Ctrl-C stops everything.");
      while (stack.deadPart().isEmpty()) {
        TimeUnit.SECONDS.sleep(CHECK_SECONDS);
      }
    }
    throw new CommandFailure("the " + stack.deadPart().orElseThrow() + " has ended by itself");
  }

  private static Table describe(StackAddresses addresses) {
    return new Table("Assay stays up", "")
        .row("Kafka broker", addresses.kafka())
        .row("schema registry", addresses.registry())
        .row("assigner", addresses.assigner())
        .row("aggregator", addresses.aggregator())
        .row("analyzer", addresses.analyzer());
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new CommandFailure(String.valueOf(e.getCause()), e);
    }
  }
}
