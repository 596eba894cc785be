package dev.assay.analyzer.calibration;

import static dev.assay.analyzer.calibration.Promises.ALPHA;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.analyzer.statistics.sequential.GroupSequentialDesign;
import dev.assay.analyzer.statistics.sequential.MixtureRatioTest;
import java.util.ArrayList;
import java.util.List;

/**
 * How many winners real experiments have, by the way of looking at them.
 *
 * @param series of snapshots, each of one metric of one variant; only those that can be tested
 * @param snapshots that were looked at
 * @param naive series in which the fixed test finds an effect at any snapshot
 * @param last series in which it does at the last one
 * @param confidenceSequence series in which the asymptotic confidence sequence leaves out 0
 * @param mixture series in which the mixture sequential probability ratio test rejects
 * @param groupSequential series in which O'Brien and Fleming's bounds are crossed
 */
public record Peeking(
    int series,
    int snapshots,
    int naive,
    int last,
    int confidenceSequence,
    int mixture,
    int groupSequential) {

  /** Effects to be expected: lifts with this standard deviation. */
  static final double TAU_LIFT = 0.01;

  /** Closer fractions of the information are one look. */
  private static final double CLOSEST = 1e-6;

  /** One snapshot as the tests see it. */
  private record Look(double pValue, double z, Estimate effect, long units) {}

  /** Counts them all. */
  public static Peeking of(List<List<Snapshot>> series) {
    int count = 0;
    int snapshots = 0;
    int[] winners = new int[5];
    for (List<Snapshot> one : series) {
      List<Look> looks = looks(one);
      if (looks.isEmpty()) {
        continue;
      }
      count++;
      snapshots += looks.size();
      winners[0] += looks.stream().anyMatch(look -> look.pValue() < ALPHA) ? 1 : 0;
      winners[1] += looks.getLast().pValue() < ALPHA ? 1 : 0;
      winners[2] += sequence(looks) ? 1 : 0;
      winners[3] += mixture(one, looks) ? 1 : 0;
      winners[4] += groupSequential(looks) ? 1 : 0;
    }
    return new Peeking(
        count, snapshots, winners[0], winners[1], winners[2], winners[3], winners[4]);
  }

  /** Those at which units came in and something varies. */
  private static List<Look> looks(List<Snapshot> series) {
    List<Look> looks = new ArrayList<>();
    long units = 0;
    for (Snapshot snapshot : series) {
      if (snapshot.units() > units) {
        WelchTTest.withDefaults()
            .test(snapshot.control(), snapshot.treatment())
            .map(
                test ->
                    looks.add(
                        new Look(
                            test.pValue(),
                            test.statistic(),
                            new Estimate(
                                test.value(),
                                test.standardError() * test.standardError(),
                                test.degreesOfFreedom()),
                            snapshot.units())));
        units = snapshot.units();
      }
    }
    return looks;
  }

  /** Tightest at the end, which is known as it would be for a planned experiment. */
  private static boolean sequence(List<Look> looks) {
    AsymptoticConfidenceSequence sequence =
        AsymptoticConfidenceSequence.withDefaults((double) looks.getLast().units());
    return looks.stream()
        .anyMatch(look -> sequence.at(look.effect(), look.units()).atLook().pValue() < ALPHA);
  }

  private static boolean mixture(List<Snapshot> series, List<Look> looks) {
    double tau = TAU_LIFT * Math.abs(series.getFirst().control().mean());
    if (tau == 0) {
      return false;
    }
    MixtureRatioTest test = MixtureRatioTest.withDefaults(tau * tau);
    return looks.stream().anyMatch(look -> test.at(look.effect()).atLook().pValue() < ALPHA);
  }

  private static boolean groupSequential(List<Look> looks) {
    double all = looks.getLast().units();
    List<Look> apart = new ArrayList<>();
    double before = 0;
    for (Look look : looks) {
      if (look.units() / all - before > CLOSEST) {
        apart.add(look);
        before = look.units() / all;
      }
    }
    // A bound is never below the one of a single look, so only looks beyond that can cross.
    double single = StandardNormal.upperQuantile(ALPHA / 2);
    while (!apart.isEmpty() && Math.abs(apart.getLast().z()) <= single) {
      apart.removeLast();
    }
    if (apart.isEmpty()) {
      return false;
    }
    List<Double> bounds =
        GroupSequentialDesign.withDefaults()
            .bounds(apart.stream().mapToDouble(look -> look.units() / all).toArray())
            .zBounds();
    for (int i = 0; i < apart.size(); i++) {
      if (Math.abs(apart.get(i).z()) > bounds.get(i)) {
        return true;
      }
    }
    return false;
  }
}
