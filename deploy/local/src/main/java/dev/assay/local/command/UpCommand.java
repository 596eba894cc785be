package dev.assay.local.command;

import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.local.report.Table;
import dev.assay.local.stack.LocalStack;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.stack.StackOptions;
import dev.assay.local.token.AdminTokenFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack and keeps it running until Ctrl-C. */
@Command(
    name = "up",
    description = {
      "Starts a Kafka broker, a schema registry and the three services, and runs until Ctrl-C.",
      "Port 0 picks a free port."
    })
public final class UpCommand implements Callable<Integer> {
  private static final long CHECK_SECONDS = 1;

  @Mixin private PortOptions ports = new PortOptions();

  @Option(
      names = "--data-directory",
      paramLabel = "DIR",
      description =
          "Where all data and logs are kept, also for the next start"
              + " (default: a temporary directory, removed at the end).")
  private @Nullable Path dataDirectory;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = System.out;
    try (Progress progress = new Progress(out);
        LocalStack stack =
            LocalStack.start(new StackOptions(ports.ports(), dataDirectory), progress);
        AdminTokenFile token =
            AdminTokenFile.write(stack.addresses().assigner(), stack.tokens().admin())) {
      out.print(describe(stack.addresses()));
      out.println("The admin token is in " + token.path() + ":");
      out.println("  export ASSAY_TOKEN=$(cat " + token.path() + ")");
      out.println("Tokens that are accepted: " + stack.tokens().file());
      out.println("Logs are in " + stack.directory() + ". Ctrl-C stops everything.");
      while (stack.deadPart().isEmpty()) {
        TimeUnit.SECONDS.sleep(CHECK_SECONDS);
      }
      throw new CommandFailure("the " + stack.deadPart().orElseThrow() + " has ended by itself");
    }
  }

  private static String describe(StackAddresses addresses) {
    return new Table("Assay is up", "")
        .row("Kafka broker", addresses.kafka())
        .row("schema registry", addresses.registry())
        .row("assigner", addresses.assigner())
        .row("aggregator", addresses.aggregator())
        .row("analyzer", addresses.analyzer())
        .toString();
  }
}
