package dev.assay.local.command;

import dev.assay.local.CommandFailure;
import dev.assay.local.stack.Calculations;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Works out statistics by name. The analyzer's module does it, in a process of its own: services
 * are not imported. The {@code assay} script starts that process without this one.
 */
@Command(
    name = "compute",
    description = {
      "Works out a statistic, such as a test or a sample size, from counts and sums.",
      "'./assay compute' lists the methods, './assay compute METHOD --help' what they take."
    })
public final class ComputeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "METHOD --name value ..., or --cases FILE [--json OUT].")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    try {
      return new ProcessBuilder(Calculations.command(arguments)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new CommandFailure("the calculations cannot be started: " + e.getMessage(), e);
    }
  }
}
