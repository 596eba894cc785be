package dev.assay.aggregator.summary;

/** There is one progress in each task. */
public enum ProgressKey implements SummaryKey {
  PROGRESS
}
