package dev.assay.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.local.CommandFailure;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.ExplanationReport;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a recorded decision again. */
@Command(
    name = "explain",
    description = {
      "Takes a recorded decision again, from what it was computed from, and says whether every bit",
      "is the same (if not, the exit code is 1), or what another policy would have decided."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "EXPERIMENT", description = "Id of the experiment.")
  private String experiment;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The decision in force then, such as 2026-01-31T12:00:00Z (default: now).")
  private @Nullable String at;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "JSON of another policy, in the form of an experiment's decision_policy.")
  private @Nullable Path policy;

  @Option(names = "--json", paramLabel = "OUT", description = "Write the analyzer's JSON here.")
  private @Nullable Path json;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private TokenOptions token = new TokenOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String path =
        "/v1/experiments/"
            + PathSegment.encode(experiment)
            + "/explanation"
            + (at == null ? "" : "?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8));
    StackAddresses addresses = ports.addresses(token);
    try (ServiceClient analyzer =
        new ServiceClient("analyzer", addresses.analyzer(), addresses.token())) {
      JsonNode explanation =
          policy == null ? analyzer.get(path) : analyzer.post(path, read(policy));
      if (json != null) {
        OutputFile.write("--json", json, explanation.toPrettyString() + "\n");
      }
      PrintWriter out = spec.commandLine().getOut();
      out.print(new ExplanationReport(explanation).text());
      out.flush();
      return policy != null || explanation.path("same").asBoolean()
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          "--policy %s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new CommandFailure("--policy %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
