package dev.assay.analyzer.statistics.quality;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Proportion;

/**
 * Units that were seen in more than one arm, which belong to none of them.
 *
 * @param rate share of all units
 * @param interval Clopper and Pearson's, of the rate
 * @param pValue exact, one-sided, of "the rate is at most what is tolerated": small when there are
 *     too many
 */
public record Crossovers(double rate, Interval interval, double pValue) {

  /**
   * Compares the rate with what is tolerated.
   *
   * @param crossovers from 0 to {@code units}
   * @param units seen in any arm, those seen in several counted once
   * @param tolerated rate, above 0, below 1
   * @return undefined without units
   */
  public static Answer<Crossovers> test(
      long crossovers, long units, double tolerated, ConfidenceLevel level) {
    Proportion proportion = new Proportion(crossovers, units);
    return units == 0
        ? new Undefined<>(Reason.NO_OBSERVATIONS)
        : Answer.of(
            new Crossovers(
                proportion.rate(),
                proportion.clopperPearson(level),
                proportion.exactPValue(tolerated, Alternative.GREATER)));
  }
}
