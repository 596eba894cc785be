package dev.assay.local.publish;

import picocli.CommandLine.Option;

/** Where the topics are. */
public final class TopicOptions {

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

  public String kafka() {
    return kafka;
  }

  public String registry() {
    return registry;
  }
}
