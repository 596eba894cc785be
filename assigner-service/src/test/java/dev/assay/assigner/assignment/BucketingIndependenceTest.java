package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Chi-square tests of the buckets of many units: each experiment spreads them evenly, and of no two
 * experiments does one say anything of the other. The ids are numbered, which is the hardest for a
 * hash. The suite has a small form; {@code -Dbucketing.units=10000000 -Dbucketing.experiments=200}
 * is the large one.
 */
class BucketingIndependenceTest {

  private static final int UNITS = Integer.getInteger("bucketing.units", 500_000);
  private static final int EXPERIMENTS = Integer.getInteger("bucketing.experiments", 20);

  /** Units that are looked at together, one bit each. */
  private static final int WORDS = 1 << 10;

  /**
   * Standard deviations. Of 20,000 pairs, chance alone shows one in 80 runs that is further off.
   */
  private static final double FAR = 5;

  private final Bucketing[] splits =
      IntStream.range(0, EXPERIMENTS)
          .mapToObj(i -> Bucketing.split("experiment-" + i))
          .toArray(Bucketing[]::new);

  private final int[][] counts = new int[EXPERIMENTS][Bucketing.BUCKETS];

  /** In two halves: below and above the middle, and even and odd buckets. */
  private final PairCounts byMiddle = new PairCounts(EXPERIMENTS);

  private final PairCounts byParity = new PairCounts(EXPERIMENTS);

  @Test
  void bucketsAreEvenAndIndependent() {
    for (int first = 0; first < UNITS; first += WORDS * Long.SIZE) {
      count(first, Math.min(UNITS, first + WORDS * Long.SIZE));
    }
    for (int[] ofExperiment : counts) {
      assertThat(deviationOfCounts(ofExperiment)).isBetween(-FAR, FAR);
    }
    for (PairCounts pairs : new PairCounts[] {byMiddle, byParity}) {
      assertThat(pairs.largestDeviation(UNITS)).isLessThan(FAR);
      assertThat(pairs.deviationOfAll(UNITS)).isBetween(-FAR, FAR);
    }
  }

  private void count(int first, int end) {
    long[][] middle = new long[EXPERIMENTS][WORDS];
    long[][] parity = new long[EXPERIMENTS][WORDS];
    for (int unit = first; unit < end; unit++) {
      String id = "customer-" + unit;
      int word = (unit - first) / Long.SIZE;
      for (int i = 0; i < EXPERIMENTS; i++) {
        int bucket = splits[i].bucketOf(id);
        counts[i][bucket]++;
        middle[i][word] |= (2L * bucket / Bucketing.BUCKETS) << unit;
        parity[i][word] |= (bucket & 1L) << unit;
      }
    }
    byMiddle.add(middle);
    byParity.add(parity);
  }

  /** How far the chi-square statistic is from what it should be, by Wilson and Hilferty (1931). */
  private static double deviationOfCounts(int[] counts) {
    double expected = (double) UNITS / counts.length;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    double freedom = counts.length - 1.0;
    double variance = 2 / (9 * freedom);
    return (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance);
  }

  /** How many units are in the upper half of two experiments, of each pair. */
  private static final class PairCounts {
    private final long[][] both;

    PairCounts(int experiments) {
      both = new long[experiments][experiments];
    }

    void add(long[][] bits) {
      for (int i = 0; i < bits.length; i++) {
        for (int j = 0; j <= i; j++) {
          for (int word = 0; word < WORDS; word++) {
            both[i][j] += Long.bitCount(bits[i][word] & bits[j][word]);
          }
        }
      }
    }

    double largestDeviation(double units) {
      double largest = 0;
      for (int i = 0; i < both.length; i++) {
        for (int j = 0; j < i; j++) {
          largest = Math.max(largest, Math.abs(correlation(i, j, units) * Math.sqrt(units)));
        }
      }
      return largest;
    }

    /** Of the sum of the chi-square statistics of all pairs, each of one degree of freedom. */
    double deviationOfAll(double units) {
      double sum = 0;
      int pairs = 0;
      for (int i = 0; i < both.length; i++) {
        for (int j = 0; j < i; j++) {
          double correlation = correlation(i, j, units);
          sum += units * correlation * correlation;
          pairs++;
        }
      }
      return (sum - pairs) / Math.sqrt(2.0 * pairs);
    }

    /** Of being in the upper halves of two; its square times the units is the statistic. */
    private double correlation(int i, int j, double units) {
      double one = both[i][i];
      double other = both[j][j];
      return (units * both[i][j] - one * other)
          / Math.sqrt(one * (units - one) * other * (units - other));
    }
  }
}
