package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;
import static dev.assay.analyzer.calibration.Promises.LIMIT;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.multiplicity.Correction;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Four treatments against one control. */
final class CorrectionScenarios {

  private static final int TREATMENTS = 4;

  /** Mean of the z statistic of a treatment that has an effect. */
  private static final double EFFECT = 3;

  private CorrectionScenarios() {}

  static List<Scenario> all() {
    return List.of(noEffect(), twoEffects());
  }

  private static Scenario noEffect() {
    String name = "At least one false alarm, no treatment has an effect, ";
    return new Scenario.Simulated(
        "four treatments without an effect",
        10,
        List.of(
            new Figure(Group.CORRECTIONS, name + "Bonferroni", LIMIT),
            new Figure(Group.CORRECTIONS, name + "Holm", LIMIT),
            new Figure(Group.CORRECTIONS, name + "Benjamini-Hochberg", LIMIT),
            Figure.comparison(Group.CORRECTIONS, name + "no correction", LIMIT),
            new Figure(
                Group.CORRECTIONS,
                "All four of Bonferroni's intervals contain the truth",
                Promise.atLeast(0.95))),
        (random, tally) -> {
          double[] z = statistics(random, 0);
          double[] p = pValues(z);
          tally.add(0, alarms(Correction.BONFERRONI.adjust(p), 0) > 0);
          tally.add(1, alarms(Correction.HOLM.adjust(p), 0) > 0);
          tally.add(2, alarms(Correction.BENJAMINI_HOCHBERG.adjust(p), 0) > 0);
          tally.add(3, alarms(p, 0) > 0);
          List<ConfidenceLevel> levels = Correction.BONFERRONI.levels(ConfidenceLevel.DEFAULT, p);
          boolean all = true;
          for (int i = 0; i < TREATMENTS; i++) {
            all &= Math.abs(z[i]) <= StandardNormal.upperQuantile(levels.get(i).tail());
          }
          tally.add(4, all);
        });
  }

  private static Scenario twoEffects() {
    String name = ", two of the treatments have an effect of 3 standard errors, ";
    String any = "At least one false alarm" + name;
    String share = "Share of the alarms that are false" + name;
    return new Scenario.Simulated(
        "four treatments, two with an effect",
        10,
        List.of(
            new Figure(Group.CORRECTIONS, any + "Bonferroni", LIMIT),
            new Figure(Group.CORRECTIONS, any + "Holm", LIMIT),
            new Figure(Group.CORRECTIONS, share + "Benjamini-Hochberg", LIMIT)),
        (random, tally) -> {
          double[] p = pValues(statistics(random, 2));
          tally.add(0, alarms(Correction.BONFERRONI.adjust(p), 2) > 0);
          tally.add(1, alarms(Correction.HOLM.adjust(p), 2) > 0);
          double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjust(p);
          tally.add(2, (double) alarms(adjusted, 2) / Math.max(1, alarms(adjusted, 0)));
        });
  }

  /** Differences from one control, in standard errors. */
  private static double[] statistics(RandomGenerator random, int effects) {
    double control = random.nextGaussian();
    double[] z = new double[TREATMENTS];
    for (int i = 0; i < TREATMENTS; i++) {
      z[i] = (random.nextGaussian() - control) / Math.sqrt(2) + (i < effects ? EFFECT : 0);
    }
    return z;
  }

  private static double[] pValues(double... statistics) {
    double[] p = new double[statistics.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = 2 * StandardNormal.survival(Math.abs(statistics[i]));
    }
    return p;
  }

  private static int alarms(double[] pValues, int from) {
    int count = 0;
    for (int i = from; i < pValues.length; i++) {
      count += pValues[i] < ALPHA ? 1 : 0;
    }
    return count;
  }
}
