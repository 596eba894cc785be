package dev.assay.local.simulate;

import java.util.Arrays;
import java.util.Locale;

/** What the config key {@code rag.timing_strategy} does to calls: true values, not estimates. */
enum TimingStrategy {
  SEQUENTIAL(900, 0.70, 0.80, 620, 0.20, 0, 0.92),
  PREFETCH_ASYNC(780, 0.70, 0.80, 620, 0.35, 0, 0.92),
  PARALLEL_INJECT(830, 0.72, 0.84, 500, 0.20, 0.01, 0.915);

  static final String KEY = "rag.timing_strategy";

  private final double firstAudioMedian;
  private final double relevance;
  private final double citing;
  private final int tokens;
  private final double cacheHits;
  private final double completionGain;
  private final double accuracy;

  TimingStrategy(
      double firstAudioMedian,
      double relevance,
      double citing,
      int tokens,
      double cacheHits,
      double completionGain,
      double accuracy) {
    this.firstAudioMedian = firstAudioMedian;
    this.relevance = relevance;
    this.citing = citing;
    this.tokens = tokens;
    this.cacheHits = cacheHits;
    this.completionGain = completionGain;
    this.accuracy = accuracy;
  }

  /** The strategy of a config value such as {@code prefetch_async}. */
  static TimingStrategy of(String value) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no true effects for " + KEY + " = " + value));
  }

  /** Median over turns, in ms. */
  double firstAudioMedian() {
    return firstAudioMedian;
  }

  /** Mean over customers, 0 to 1. */
  double relevance() {
    return relevance;
  }

  /** Share of customers with an answer that cites a chunk. */
  double citing() {
    return citing;
  }

  /** Mean of a retrieval. */
  int tokens() {
    return tokens;
  }

  /** Share of retrievals. */
  double cacheHits() {
    return cacheHits;
  }

  /** Added to the share of sessions that are completed. */
  double completionGain() {
    return completionGain;
  }

  /** Share of sessions whose answers are right. */
  double accuracy() {
    return accuracy;
  }
}
