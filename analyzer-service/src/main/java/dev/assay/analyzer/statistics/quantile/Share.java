package dev.assay.analyzer.statistics.quantile;

/** A share of values, from 0 to 1, and its variance. */
record Share(double value, double variance) {}
