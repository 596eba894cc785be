package dev.assay.local.deadletter;

import picocli.CommandLine.Option;

/** Where the dead letters are. */
final class BrokerOptions {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka broker (default: ${DEFAULT-VALUE}).")
  private String kafka;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080/apis/registry/v3",
      description = "The schema registry's own interface (default: ${DEFAULT-VALUE}).")
  private String registry;

  String kafka() {
    return kafka;
  }

  LetterReader reader() {
    return new LetterReader(kafka, registry);
  }
}
