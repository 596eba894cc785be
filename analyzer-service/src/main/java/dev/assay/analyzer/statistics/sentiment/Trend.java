package dev.assay.analyzer.statistics.sentiment;

/** Which way a sentiment goes. */
public enum Trend {
  IMPROVING,
  STABLE,
  DECLINING
}
