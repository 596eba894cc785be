package dev.assay.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.publish.AddressOptions;
import dev.assay.local.publish.AnalysisFile;
import dev.assay.local.publish.Examples;
import dev.assay.local.report.AnalysisReport;
import dev.assay.local.stack.LocalStack;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates calls whose true effects are known. */
@Command(
    name = "simulate",
    description = {
      "Lets synthetic customers call a voice agent, and shows true effects beside estimated ones.",
      "Uses the running stack, or one that it starts."
    })
public final class SimulateCommand implements Runnable {

  /** Which experiments run. */
  enum Choice {
    RAG,
    VOICE,
    BOTH;

    List<String> ids() {
      return switch (this) {
        case RAG -> List.of("exp_rag_timing_001");
        case VOICE -> List.of("exp_voice_001");
        case BOTH -> List.of("exp_rag_timing_001", "exp_voice_001");
      };
    }
  }

  @Option(
      names = "--experiment",
      paramLabel = "rag|voice|both",
      defaultValue = "both",
      description = "Which experiments run (default: ${DEFAULT-VALUE}).")
  private Choice choice;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many customers call, in five days (default: ${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed makes the same calls (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the analyses to this file.")
  private @Nullable Path json;

  @Mixin private AddressOptions options = new AddressOptions();

  @Override
  public void run() {
    if (units < 1) {
      throw new CommandFailure("--units %d is not allowed; allowed: 1 or more".formatted(units));
    }
    List<ObjectNode> definitions = choice.ids().stream().map(SimulateCommand::definition).toList();
    PrintStream out = System.out;
    try (Progress progress = new Progress(out)) {
      if (isUp(options.addresses())) {
        simulate(options.addresses(), definitions, progress, out);
        return;
      }
      out.println(
          "No assigner answers at %s: starting a stack for this run."
              .formatted(options.addresses().assigner()));
      try (LocalStack stack = LocalStack.start(StackOptions.temporary(), progress)) {
        simulate(stack.addresses(), definitions, progress, out);
      }
    }
  }

  private void simulate(
      StackAddresses addresses, List<ObjectNode> definitions, Progress progress, PrintStream out) {
    List<JsonNode> analyses =
        new Simulation(addresses, progress, choice.name().toLowerCase(Locale.ROOT), definitions)
            .run(seed, units);
    out.printf(Locale.ROOT, "%,d customers called; seed %d.%n", units, seed);
    for (int i = 0; i < analyses.size(); i++) {
      out.printf("%n%s%n", new AnalysisReport(analyses.get(i)).text());
      out.print(CoverageReport.text(definitions.get(i), analyses.get(i)));
    }
    if (json != null) {
      AnalysisFile.write(json, new ArrayList<>(analyses));
    }
  }

  private static boolean isUp(StackAddresses addresses) {
    try (ServiceClient assigner =
        new ServiceClient("assigner", addresses.assigner(), addresses.token())) {
      return assigner.isThere();
    }
  }

  private static ObjectNode definition(String id) {
    Path file = Examples.experiment(id);
    try {
      return (ObjectNode) new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new CommandFailure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
