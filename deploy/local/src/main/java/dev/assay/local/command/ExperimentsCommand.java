package dev.assay.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.ExperimentReport;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the experiments, or shows one. */
@Command(name = "experiments", description = "Lists the experiments, or shows one of them.")
public final class ExperimentsCommand implements Runnable {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "The experiment to show.")
  private @Nullable String id;

  @Option(names = "--json", description = "Print the assigner's JSON.")
  private boolean json;

  @Mixin private PortOptions ports = new PortOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient assigner =
        new ServiceClient("assigner", ports.ports().addresses().assigner())) {
      JsonNode answer =
          assigner.get("/v1/experiments" + (id == null ? "" : "/" + PathSegment.encode(id)));
      if (json) {
        out.println(answer.toPrettyString());
      } else if (id == null) {
        out.print(ExperimentReport.list(answer.path("experiments")));
      } else {
        out.print(ExperimentReport.one(answer));
      }
      out.flush();
    }
  }
}
