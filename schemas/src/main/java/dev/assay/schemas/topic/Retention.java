package dev.assay.schemas.topic;

import java.util.Map;

/** What the broker keeps of a topic. */
public sealed interface Retention {

  /** The topic's configuration in Kafka's terms. */
  Map<String, String> toConfig();

  /** The latest record of each key, for ever. */
  record Compacted() implements Retention {
    @Override
    public Map<String, String> toConfig() {
      return Map.of("cleanup.policy", "compact");
    }
  }

  /** Every record, for ever. */
  record Unlimited() implements Retention {
    @Override
    public Map<String, String> toConfig() {
      return Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    }
  }
}
