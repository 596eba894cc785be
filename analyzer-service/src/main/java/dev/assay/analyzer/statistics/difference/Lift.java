package dev.assay.analyzer.statistics.difference;

/**
 * A relative difference: 0.1 is ten percent up.
 *
 * @param value difference over the absolute value of the control
 */
public record Lift(double value, LiftInterval interval) {}
