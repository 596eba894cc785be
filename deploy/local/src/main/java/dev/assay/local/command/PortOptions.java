package dev.assay.local.command;

import dev.assay.local.stack.StackAddresses;
import dev.assay.local.stack.StackPorts;
import dev.assay.local.token.TokenOptions;
import picocli.CommandLine.Option;

/** Where the parts of the stack listen; the same options for starting and for asking it. */
public final class PortOptions {
  @Option(
      names = "--port-kafka",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the Kafka broker (default: ${DEFAULT-VALUE}).")
  private int kafka;

  @Option(
      names = "--port-registry",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the schema registry (default: ${DEFAULT-VALUE}).")
  private int registry;

  @Option(
      names = "--port-assigner",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the assigner (default: ${DEFAULT-VALUE}).")
  private int assigner;

  @Option(
      names = "--port-aggregator",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "Port of the aggregator (default: ${DEFAULT-VALUE}).")
  private int aggregator;

  @Option(
      names = "--port-analyzer",
      paramLabel = "PORT",
      defaultValue = "8083",
      description = "Port of the analyzer (default: ${DEFAULT-VALUE}).")
  private int analyzer;

  /**
   * Where the parts are that these options name.
   *
   * @param token says as whom they are asked
   */
  public StackAddresses addresses(TokenOptions token) {
    return ports().addresses(token.token(assigner));
  }

  /** The ports; 0, where a free one is to be picked. */
  public StackPorts ports() {
    return StackPorts.of(kafka, registry, assigner, aggregator, analyzer);
  }
}
