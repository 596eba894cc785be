package dev.assay.local.publish;

import dev.assay.local.CommandFailure;
import dev.assay.local.stack.StackAddresses;
import dev.assay.local.token.TokenOptions;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the parts of a running stack are. */
public final class AddressOptions {

  @Mixin private TopicOptions topics = new TopicOptions();
  @Mixin private TokenOptions token = new TokenOptions();

  @Option(
      names = "--assigner",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "The assigner (default: ${DEFAULT-VALUE}).")
  private String assigner;

  @Option(
      names = "--aggregator",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8082",
      description = "The aggregator (default: ${DEFAULT-VALUE}).")
  private String aggregator;

  @Option(
      names = "--analyzer",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8083",
      description = "The analyzer (default: ${DEFAULT-VALUE}).")
  private String analyzer;

  public StackAddresses addresses() {
    return new StackAddresses(
        topics.kafka(),
        topics.registry(),
        assigner,
        aggregator,
        analyzer,
        token.token(port(assigner)));
  }

  private static int port(String url) {
    try {
      return URI.create(url).getPort();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--assigner is '%s'; it must be a URL".formatted(url), e);
    }
  }
}
