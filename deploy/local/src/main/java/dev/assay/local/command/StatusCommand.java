package dev.assay.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.access.client.OwnToken;
import dev.assay.local.CommandFailure;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.Table;
import dev.assay.local.stack.ManagementAddresses;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which parts of the stack answer, and how far the aggregator is. */
@Command(
    name = "status",
    description = "Says which parts of the stack answer. Exit code 1 when one does not.")
public final class StatusCommand implements Callable<Integer> {
  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private TokenOptions token = new TokenOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StackAddresses addresses = ports.addresses(token);
    ManagementAddresses management = ports.ports().managementAddresses();
    Table parts = new Table("part", "address", "state");
    boolean healthy = add(parts, "schema registry", addresses.registry(), "/system/info");
    healthy &= add(parts, "assigner", management.assigner(), "/health");
    healthy &= add(parts, "aggregator", management.aggregator(), "/health");
    healthy &= add(parts, "analyzer", management.analyzer(), "/health");
    PrintWriter out = spec.commandLine().getOut();
    out.print(parts);
    if (healthy) {
      out.println();
      out.print(progress(addresses));
    }
    out.flush();
    return healthy ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean add(Table table, String name, String address, String path) {
    try (ServiceClient client = new ServiceClient(name, address, OwnToken.none())) {
      client.get(path);
      table.row(name, address, "up");
      return true;
    } catch (CommandFailure e) {
      table.row(name, address, "down");
      return false;
    }
  }

  private static Table progress(StackAddresses addresses) {
    try (ServiceClient aggregator =
        new ServiceClient("aggregator", addresses.aggregator(), addresses.token())) {
      Table table = new Table("partition", "records covered", "event time");
      for (JsonNode partition : aggregator.get("/v1/progress").path("partitions")) {
        long records = 0;
        for (JsonNode offset : partition.path("next_offsets")) {
          records += offset.asLong();
        }
        table.row(
            partition.path("partition").asText(),
            Long.toString(records),
            partition.path("event_time").asText("-"));
      }
      return table;
    }
  }
}
