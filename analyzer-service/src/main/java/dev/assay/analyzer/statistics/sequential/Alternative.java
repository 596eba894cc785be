package dev.assay.analyzer.statistics.sequential;

/** What is held against an effect of 0. */
public enum Alternative {
  TWO_SIDED,
  GREATER,
  LESS
}
