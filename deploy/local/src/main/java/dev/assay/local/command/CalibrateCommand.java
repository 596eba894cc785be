package dev.assay.local.command;

import dev.assay.local.CommandFailure;
import dev.assay.local.stack.Calculations;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Simulates whether the statistics keep their promises. The analyzer's module does it, in a process
 * of its own: services are not imported. The {@code assay} script starts that process without this
 * one.
 */
@Command(
    name = "calibrate",
    description = {
      "Simulates whether the statistics keep what they promise, and writes docs/CALIBRATION.md.",
      "'./assay calibrate --help' lists the options."
    })
public final class CalibrateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "[--runs N] [--seed S] [--out FILE] [--threads N]")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    try {
      return new ProcessBuilder(Calculations.calibration(arguments)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new CommandFailure("the calibration cannot be started: " + e.getMessage(), e);
    }
  }
}
