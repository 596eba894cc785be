package dev.assay.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.AnalysisReport;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the analyzer makes of an experiment now. */
@Command(name = "analyze", description = "Shows the analysis of an experiment, computed now.")
public final class AnalyzeCommand implements Runnable {
  @Parameters(paramLabel = "EXPERIMENT", description = "Id of the experiment.")
  private String experiment;

  @Option(names = "--json", description = "Print the analyzer's JSON.")
  private boolean json;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private TokenOptions token = new TokenOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    StackAddresses addresses = ports.addresses(token);
    try (ServiceClient analyzer =
        new ServiceClient("analyzer", addresses.analyzer(), addresses.token())) {
      JsonNode analysis =
          analyzer.get("/v1/experiments/" + PathSegment.encode(experiment) + "/analysis");
      out.print(json ? analysis.toPrettyString() + "\n" : new AnalysisReport(analysis).text());
      out.flush();
    }
  }
}
