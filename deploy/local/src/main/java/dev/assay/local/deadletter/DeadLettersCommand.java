package dev.assay.local.deadletter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with dead letters. */
@Command(
    name = "dead-letters",
    description = "Lists the records that the aggregator could not count, or sends them again.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListLettersCommand.class, ReplayLettersCommand.class})
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand; allowed: list, replay");
  }
}
