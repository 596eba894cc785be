package dev.assay.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.ExperimentReport;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
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
  private static final String PATH = "/v1/experiments";

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The experiment to show.")
  private @Nullable String id;

  @Option(names = "--json", description = "Print the assigner's JSON.")
  private boolean json;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private TokenOptions token = new TokenOptions();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    StackAddresses addresses = ports.addresses(token);
    try (ServiceClient assigner =
        new ServiceClient("assigner", addresses.assigner(), addresses.token())) {
      JsonNode answer =
          id == null ? all(assigner) : assigner.get(PATH + "/" + PathSegment.encode(id));
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

  private static JsonNode all(ServiceClient assigner) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode experiments = all.putArray("experiments");
    String cursor = "";
    do {
      JsonNode page = assigner.get(PATH + "?limit=1000" + cursor);
      page.path("experiments").forEach(experiments::add);
      String next = page.path("next_cursor").asText();
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return all;
  }
}
