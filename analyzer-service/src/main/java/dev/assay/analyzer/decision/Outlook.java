package dev.assay.analyzer.decision;

import java.util.OptionalDouble;

/**
 * What more units would bring; empty where the data do not say.
 *
 * @param daysRemaining until the required number of units, at the traffic so far
 * @param currentPower to find the smallest effect worth finding with the units so far
 * @param conditionalPower to find it at the required number of units, given the data so far
 */
public record Outlook(
    OptionalDouble daysRemaining, OptionalDouble currentPower, OptionalDouble conditionalPower) {

  public static final Outlook UNKNOWN =
      new Outlook(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
