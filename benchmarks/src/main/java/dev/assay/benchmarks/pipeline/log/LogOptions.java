package dev.assay.benchmarks.pipeline.log;

import picocli.CommandLine.Option;

/** What the log is like, as options of a command. */
public final class LogOptions {

  @Option(names = "--customers", description = "customers who call")
  private int customers = 200_000;

  @Option(names = "--experiments", description = "running experiments, each of 3 variants")
  private int experiments = 20;

  @Option(names = "--exposures", description = "experiments that each customer takes part in")
  private int exposures = 3;

  @Option(names = "--seed", description = "the same seed gives the same log")
  private long seed = 1;

  /**
   * The log's shape.
   *
   * @param events beside the assignments, at least 1
   * @throws IllegalArgumentException when the options do not fit together
   */
  public LogShape shape(long events) {
    return new LogShape(events, customers, experiments, exposures, seed);
  }

  /** The shape of a log that never ends. */
  public LogShape endless() {
    return shape(Long.MAX_VALUE);
  }

  public int experiments() {
    return experiments;
  }
}
