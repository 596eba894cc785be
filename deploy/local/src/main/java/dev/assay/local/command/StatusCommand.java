package dev.assay.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.report.Table;
import dev.assay.local.stack.StackAddresses;
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
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StackAddresses addresses = ports.ports().addresses();
    Table parts = new Table("part", "address", "state");
    boolean healthy = add(parts, "schema registry", addresses.registry(), "/system/info");
    healthy &= add(parts, "assigner", addresses.assigner(), "/health");
    healthy &= add(parts, "aggregator", addresses.aggregator(), "/health");
    healthy &= add(parts, "analyzer", addresses.analyzer(), "/health");
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
    try (ServiceClient client = new ServiceClient(name, address)) {
      client.get(path);
      table.row(name, address, "up");
      return true;
    } catch (CommandFailure e) {
      table.row(name, address, "down");
      return false;
    }
  }

  private static Table progress(StackAddresses addresses) {
    try (ServiceClient aggregator = new ServiceClient("aggregator", addresses.aggregator())) {
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
