package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;
import static dev.assay.analyzer.calibration.Promises.LIMIT;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatioTest;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.GroupSequentialDesign;
import dev.assay.analyzer.statistics.sequential.MixtureRatioTest;
import dev.assay.analyzer.statistics.sequential.QuantileConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.SpendingFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Looking at every step of experiments without an effect. */
final class SequentialScenarios {

  private static final int LOOKS = 1_000;

  /** Units that come to each arm between two looks at means. */
  private static final int STEP = 50;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private SequentialScenarios() {}

  /** A method at one look. */
  private interface Look {
    boolean alarms(Estimate effect, long units);
  }

  private record Method(Figure figure, Look look) {}

  static List<Scenario> all() {
    return List.of(
        means(), skewedMeans(), groupSequential(), sampleRatio(), quantile(0.5), quantile(0.95));
  }

  private static List<Method> methods(String data, long last) {
    double tuning = last / 2.0;
    AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.withDefaults(tuning);
    AsymptoticConfidenceSequence greater = sequence.with(Alternative.GREATER);
    AsymptoticConfidenceSequence atEnd = AsymptoticConfidenceSequence.withDefaults((double) last);
    List<Method> methods = new ArrayList<>();
    methods.add(
        method(
            "Asymptotic confidence sequence, tightest halfway" + data,
            (effect, units) -> sequence.at(effect, units).atLook().pValue() < ALPHA));
    methods.add(
        method(
            "Asymptotic confidence sequence, tightest at the end" + data,
            (effect, units) -> atEnd.at(effect, units).atLook().pValue() < ALPHA));
    methods.add(
        method(
            "Asymptotic confidence sequence, one-sided" + data,
            (effect, units) -> greater.at(effect, units).atLook().pValue() < ALPHA));
    for (double tau : new double[] {0.02, 0.1}) {
      MixtureRatioTest mixture = MixtureRatioTest.withDefaults(tau * tau);
      methods.add(
          method(
              "Mixture sequential probability ratio test, tau of %s deviations%s"
                  .formatted(tau, data),
              (effect, units) -> mixture.at(effect).atLook().pValue() < ALPHA));
    }
    methods.add(
        new Method(
            Figure.comparison(
                Group.SEQUENTIAL_TESTS, "No method: the fixed test at every look" + data, LIMIT),
            (effect, units) ->
                dev.assay.analyzer.statistics.Alternative.TWO_SIDED.pValue(
                        NORMAL, effect.value() / effect.standardError())
                    < ALPHA));
    return methods;
  }

  private static Method method(String name, Look look) {
    return new Method(new Figure(Group.SEQUENTIAL_TESTS, name, LIMIT), look);
  }

  /** The methods see means and variances, so these are drawn: those of normal values. */
  private static Scenario means() {
    List<Method> methods = methods(", 1,000 looks, 100 more units at each", 2L * STEP * LOOKS);
    return new Scenario.Simulated(
        "means at 1,000 looks",
        1,
        figures(methods),
        (random, tally) -> {
          NormalArm control = new NormalArm();
          NormalArm treatment = new NormalArm();
          look(
              methods,
              LOOKS,
              () -> {
                control.add(random);
                treatment.add(random);
                return effect(
                    control.mean, control.m2, treatment.mean, treatment.m2, control.count);
              },
              tally);
        });
  }

  /** Skewed values, one by one, from the first few on. */
  private static Scenario skewedMeans() {
    int step = 20;
    int looks = 100;
    List<Method> methods =
        methods(", log-normal values (sigma 1), 100 looks, 40 more units at each", 4_000);
    return new Scenario.Simulated(
        "skewed means at 100 looks",
        1,
        figures(methods),
        (random, tally) -> {
          SkewedArm control = new SkewedArm();
          SkewedArm treatment = new SkewedArm();
          look(
              methods,
              looks,
              () -> {
                control.add(random, step);
                treatment.add(random, step);
                return effect(
                    control.mean, control.m2, treatment.mean, treatment.m2, control.count);
              },
              tally);
        });
  }

  private interface Data {
    Estimate next();
  }

  private static void look(List<Method> methods, int looks, Data data, Tally tally) {
    boolean[] alarmed = new boolean[methods.size()];
    for (int look = 0; look < looks; look++) {
      Estimate effect = data.next();
      long units = Math.round(effect.degreesOfFreedom()) + 2;
      for (int i = 0; i < alarmed.length; i++) {
        alarmed[i] = alarmed[i] || methods.get(i).look().alarms(effect, units);
      }
    }
    for (int i = 0; i < alarmed.length; i++) {
      tally.add(i, alarmed[i]);
    }
  }

  private static Estimate effect(
      double controlMean, double controlM2, double treatmentMean, double treatmentM2, long count) {
    return new Estimate(
        treatmentMean - controlMean,
        (controlM2 + treatmentM2) / (count - 1) / count,
        2.0 * count - 2);
  }

  private static List<Figure> figures(List<Method> methods) {
    return methods.stream().map(Method::figure).toList();
  }

  /** Count, mean and sum of squares of normal values, a batch at a time. */
  private static final class NormalArm {
    private long count;
    private double mean;
    private double m2;

    void add(RandomGenerator random) {
      double batch = random.nextGaussian() / Math.sqrt(STEP);
      double delta = batch - mean;
      // Exactly chi-square, as the squares about a batch's own mean are.
      m2 +=
          2 * Draws.gamma(random, (STEP - 1) / 2.0) + delta * delta * count * STEP / (count + STEP);
      count += STEP;
      mean += delta * STEP / count;
    }
  }

  private static final class SkewedArm {
    private long count;
    private double mean;
    private double m2;

    void add(RandomGenerator random, int step) {
      for (int i = 0; i < step; i++) {
        double value = Math.exp(random.nextGaussian());
        count++;
        double delta = value - mean;
        mean += delta / count;
        m2 += delta * (value - mean);
      }
    }
  }

  private static Scenario groupSequential() {
    double[] fractions = {0.2, 0.4, 0.6, 0.8, 1};
    GroupSequentialDesign design = GroupSequentialDesign.withDefaults();
    List<List<Double>> bounds =
        List.of(
            design.bounds(fractions).zBounds(),
            design.with(new SpendingFunction.Pocock()).bounds(fractions).zBounds(),
            design.with(new SpendingFunction.Power(2)).bounds(fractions).zBounds(),
            design.oneSided().bounds(fractions).zBounds());
    String name = "Group sequential, 5 equal looks, ";
    // All of alpha is spent, so the truth is the limit.
    return new Scenario.Simulated(
        "group sequential",
        40,
        List.of(
            new Figure(Group.SEQUENTIAL_TESTS, name + "O'Brien and Fleming's spending", LIMIT),
            new Figure(Group.SEQUENTIAL_TESTS, name + "Pocock's spending", LIMIT),
            new Figure(Group.SEQUENTIAL_TESTS, name + "spending by the square", LIMIT),
            new Figure(
                Group.SEQUENTIAL_TESTS, name + "O'Brien and Fleming's spending, one-sided", LIMIT),
            Figure.comparison(
                Group.SEQUENTIAL_TESTS, "No method: the fixed test at 5 equal looks", LIMIT)),
        (random, tally) -> {
          double sum = 0;
          boolean[] alarmed = new boolean[5];
          for (int look = 0; look < fractions.length; look++) {
            sum += random.nextGaussian();
            double z = sum / Math.sqrt(look + 1.0);
            for (int i = 0; i < 3; i++) {
              alarmed[i] |= Math.abs(z) > bounds.get(i).get(look);
            }
            alarmed[3] |= z > bounds.get(3).get(look);
            alarmed[4] |= 2 * StandardNormal.survival(Math.abs(z)) < ALPHA;
          }
          for (int i = 0; i < alarmed.length; i++) {
            tally.add(i, alarmed[i]);
          }
        });
  }

  private static Scenario sampleRatio() {
    String name = "Sequential sample-ratio test, 1,000 looks, 128 more units at each, p < ";
    SequentialSampleRatioTest test = SequentialSampleRatioTest.withDefaults();
    int words = 2;
    return new Scenario.Simulated(
        "sample ratio at 1,000 looks",
        1,
        List.of(
            new Figure(Group.SEQUENTIAL_TESTS, name + "0.05", LIMIT),
            new Figure(Group.SEQUENTIAL_TESTS, name + "0.01", Promise.atMost(0.01))),
        (random, tally) -> {
          long heads = 0;
          double smallest = 1;
          for (int look = 1; look <= LOOKS; look++) {
            heads += Draws.heads(random, words);
            long units = (long) look * words * Long.SIZE;
            double p =
                test.test(
                        List.of(
                            new SampleRatioTest.Arm(heads, 1),
                            new SampleRatioTest.Arm(units - heads, 1)))
                    .orElseThrow()
                    .pValue();
            smallest = Math.min(smallest, p);
          }
          tally.add(0, smallest < ALPHA);
          tally.add(1, smallest < 0.01);
        });
  }

  /** The interval covers when as many values lie below the quantile as its ranks allow. */
  private static Scenario quantile(double share) {
    int step = 64;
    QuantileConfidenceSequence sequence =
        QuantileConfidenceSequence.withDefaults(share, step * LOOKS / 2.0);
    long[] low = new long[LOOKS];
    long[] high = new long[LOOKS];
    for (int look = 0; look < LOOKS; look++) {
      low[look] = sequence.lowestRank((look + 1L) * step);
      high[look] = sequence.highestRank((look + 1L) * step);
    }
    String name =
        "Quantile confidence sequence, %s, 1,000 looks, 64 more values at each"
            .formatted(share == 0.5 ? "median" : "95th percentile");
    return new Scenario.Simulated(
        name,
        1,
        List.of(new Figure(Group.SEQUENTIAL_TESTS, name, LIMIT)),
        (random, tally) -> {
          long below = 0;
          boolean missed = false;
          for (int look = 0; look < LOOKS && !missed; look++) {
            below += step - Draws.successes(random, step, 1 - share);
            missed = below < low[look] || below > high[look];
          }
          tally.add(0, missed);
        });
  }
}
