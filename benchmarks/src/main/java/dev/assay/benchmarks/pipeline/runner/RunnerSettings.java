package dev.assay.benchmarks.pipeline.runner;

import java.nio.file.Path;
import java.util.List;

/**
 * What every runner is told.
 *
 * @param group consumer group, or application id
 * @param threads that process records, at least 1
 * @param commitIntervalMs how often the group's offsets are committed, in ms
 * @param port where the runner tells what it counted
 * @param directory for state and logs
 */
public record RunnerSettings(
    String bootstrapServers,
    String registryUrl,
    String group,
    int threads,
    int commitIntervalMs,
    int port,
    Path directory) {

  /** Where state is kept by those who keep it in files. */
  public Path stateDirectory() {
    return directory.resolve("state");
  }

  /** As arguments of a main class. */
  public List<String> toArguments() {
    return List.of(
        bootstrapServers,
        registryUrl,
        group,
        String.valueOf(threads),
        String.valueOf(commitIntervalMs),
        String.valueOf(port),
        directory.toString());
  }

  public static RunnerSettings of(String[] arguments) {
    return new RunnerSettings(
        arguments[0],
        arguments[1],
        arguments[2],
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]),
        Integer.parseInt(arguments[5]),
        Path.of(arguments[6]));
  }
}
