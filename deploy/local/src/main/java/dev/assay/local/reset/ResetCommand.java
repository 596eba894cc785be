package dev.assay.local.reset;

import dev.assay.local.CommandFailure;
import dev.assay.local.publish.KafkaAdmin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the aggregator count from the beginning again. */
@Command(
    name = "reset",
    description = {
      "Deletes what the aggregator derived from its topics, so that its next start counts from"
          + " their beginning: its committed offsets, its internal topics and its local state.",
      "The topics of assignments and events stay as they are. No instance may be running."
          + " Records that cannot be counted become dead letters once more."
    })
public final class ResetCommand implements Runnable {

  /** The name of a group, of topics and of a directory. */
  private static final Pattern APPLICATION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka broker (default: ${DEFAULT-VALUE}).")
  private String kafka;

  @Option(
      names = "--application",
      paramLabel = "ID",
      defaultValue = "assay-aggregator",
      description = "The aggregator's assay.application.id (default: ${DEFAULT-VALUE}).")
  private String applicationId;

  @Option(
      names = "--state-directory",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}/assay-aggregator",
      description =
          "The aggregator's assay.state.directory on this machine (default: ${DEFAULT-VALUE})."
              + " After 'up --data-directory D' it is D/state/aggregator.")
  private Path stateDirectory;

  @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Delete it; nothing is deleted without this.")
  private boolean yes;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (dryRun == yes) {
      throw new ParameterException(
          spec.commandLine(),
          "Deleting cannot be undone: give --yes to do it, or --dry-run to see what it would be");
    }
    if (!APPLICATION_ID.matcher(applicationId).matches()) {
      throw new CommandFailure(
          "--application is %s; allowed: letters, digits, '.', '_' and '-', a letter or digit first"
              .formatted(applicationId));
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Admin admin = KafkaAdmin.open(kafka)) {
      ApplicationState state = ApplicationState.find(admin, kafka, applicationId, stateDirectory);
      if (state.describe().isEmpty()) {
        out.println("There is nothing of " + applicationId + " to delete.");
      } else {
        if (yes) {
          state.delete(admin, kafka);
        }
        state.describe().forEach(line -> out.println((yes ? "Deleted " : "Would delete ") + line));
      }
    }
    out.flush();
  }
}
