package dev.assay.local.command;

import dev.assay.local.client.ServiceClient;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports on an experiment in Markdown. */
@Command(name = "report", description = "Reports on an experiment in Markdown, computed now.")
public final class ReportCommand implements Runnable {
  @Parameters(paramLabel = "EXPERIMENT", description = "Id of the experiment.")
  private String experiment;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report here instead of printing it.")
  private @Nullable Path file;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private TokenOptions token = new TokenOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    StackAddresses addresses = ports.addresses(token);
    try (ServiceClient analyzer =
        new ServiceClient("analyzer", addresses.analyzer(), addresses.token())) {
      String report =
          analyzer.text(
              "/v1/experiments/" + PathSegment.encode(experiment) + "/report", "text/markdown");
      if (file != null) {
        OutputFile.write("--out", file, report);
      } else {
        PrintWriter out = spec.commandLine().getOut();
        out.print(report);
        out.flush();
      }
    }
  }
}
