package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined.Reason;

/**
 * Units that came so far, over all arms: a unit of the control counts once, in however many
 * comparisons it takes part.
 *
 * @param units at least 0
 * @param days since the start, above 0
 */
public record Traffic(long units, double days) {

  public Traffic {
    if (units < 0) {
      throw new IllegalArgumentException("units are %d; allowed is at least 0".formatted(units));
    }
    Ranges.above0("days", days);
  }

  /** New units per day. */
  public double unitsPerDay() {
    return units / days;
  }

  /**
   * Days until there are enough, if new units keep coming at the same rate.
   *
   * @param required units over all arms, at least 0
   * @return 0 when there are enough; undefined when there are not, and none came
   */
  public Answer<Double> daysUntil(long required) {
    if (required < 0) {
      throw new IllegalArgumentException(
          "required is %d; allowed is at least 0".formatted(required));
    }
    if (required <= units) {
      return Answer.of(0.0);
    }
    return units == 0
        ? Answer.undefined(Reason.NO_TRAFFIC)
        : Answer.of((required - units) / unitsPerDay());
  }
}
