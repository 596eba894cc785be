package dev.assay.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * How the agent behaves under a config. The two keys' effects add up, so that each experiment's
 * true effect is the same in whichever mixture of the other.
 */
record Behaviour(TimingStrategy strategy, Voice voice) {

  /** Of sessions, with a strategy and a voice that gain nothing. */
  private static final double COMPLETION = 0.74;

  /** Of sessions; no variant changes it. */
  static final double ERRORS = 0.05;

  /** The behaviour under config values by key; what is absent has its default. */
  static Behaviour of(JsonNode config) {
    return new Behaviour(
        TimingStrategy.of(config.path(TimingStrategy.KEY).asText("sequential")),
        Voice.of(config.path(Voice.KEY).asText("standard")));
  }

  /** Share of sessions that are completed. */
  double completion() {
    return COMPLETION + strategy.completionGain() + voice.completionGain();
  }

  /** The true value of a metric of the catalog; empty for those that are not stated. */
  OptionalDouble trueValue(String metric) {
    return switch (metric) {
      case "time_to_first_audio" -> OptionalDouble.of(strategy.firstAudioMedian());
      case "response_relevance" -> OptionalDouble.of(strategy.relevance());
      case "rag_utilization_rate" -> OptionalDouble.of(strategy.citing());
      case "context_token_usage" -> OptionalDouble.of(strategy.tokens());
      case "rag_cache_hit_rate" -> OptionalDouble.of(strategy.cacheHits());
      case "factual_accuracy_rate" -> OptionalDouble.of(strategy.accuracy());
      case "conversation_completion_rate" -> OptionalDouble.of(completion());
      case "error_rate" -> OptionalDouble.of(ERRORS);
      case "avg_sentiment" -> OptionalDouble.of(voice.sentiment());
      default -> OptionalDouble.empty();
    };
  }
}
