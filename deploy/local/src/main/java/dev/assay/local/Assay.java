package dev.assay.local;

import dev.assay.local.chaos.ChaosCommand;
import dev.assay.local.command.AnalyzeCommand;
import dev.assay.local.command.CalibrateCommand;
import dev.assay.local.command.ComputeCommand;
import dev.assay.local.command.ExperimentsCommand;
import dev.assay.local.command.ExplainCommand;
import dev.assay.local.command.ReportCommand;
import dev.assay.local.command.StatusCommand;
import dev.assay.local.command.UpCommand;
import dev.assay.local.deadletter.DeadLettersCommand;
import dev.assay.local.demo.DemoCommand;
import dev.assay.local.replay.ReplayCommand;
import dev.assay.local.reset.ResetCommand;
import dev.assay.local.simulate.SimulateCommand;
import dev.assay.local.token.TokenCommand;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
    name = "assay",
    description = "Runs and asks Assay, the streaming experimentation engine, on this machine.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Assay.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      ExperimentsCommand.class,
      AnalyzeCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      ComputeCommand.class,
      CalibrateCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      ChaosCommand.class,
      DeadLettersCommand.class,
      ResetCommand.class,
      TokenCommand.class,
      HelpCommand.class
    })
public final class Assay {
  private static final Set<String> ANALYZERS = Set.of("compute", "calibrate");

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean stacktrace;

  private Assay() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    Assay assay = new Assay();
    CommandLine commandLine = new CommandLine(assay);
    // What follows these is for the analyzer's own commands to read.
    commandLine
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (ANALYZERS.contains(name)) {
                command.setUnmatchedOptionsArePositionalParams(true).setStopAtPositional(true);
              }
            });
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, arguments) -> {
              CommandLine command = e.getCommandLine();
              PrintWriter err = command.getErr();
              err.println("assay: " + e.getMessage());
              err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, arguments) -> {
              String message = e.getMessage();
              command.getErr().println("assay: " + (message == null ? e.toString() : message));
              if (assay.stacktrace) {
                e.printStackTrace(command.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    private Version() {}

    @Override
    public String[] getVersion() {
      String version = Assay.class.getPackage().getImplementationVersion();
      return new String[] {"assay " + (version == null ? "(not packaged)" : version)};
    }
  }
}
