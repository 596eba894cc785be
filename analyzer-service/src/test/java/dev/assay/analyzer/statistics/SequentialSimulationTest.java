package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatioTest;
import dev.assay.analyzer.statistics.sequential.AlwaysValid;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequentialSimulationTest {

  /** 2,000 runs of 1,000 looks without an effect. The share of false alarms is at most alpha. */
  @ParameterizedTest
  @EnumSource(Alternative.class)
  void keepsTheErrorRateOverManyLooks(Alternative alternative) {
    Random random = new Random(20_260_102);
    AsymptoticConfidenceSequence sequence =
        AsymptoticConfidenceSequence.withDefaults(20_000).with(alternative);
    int alarms = 0;
    for (int run = 0; run < 2000; run++) {
      double sum = 0;
      AlwaysValid all = AlwaysValid.START;
      for (int look = 1; look <= 1000; look++) {
        sum += random.nextGaussian() * 10;
        long units = look * 100L;
        all =
            all.and(
                sequence.at(effect(sum / units, 1 / Math.sqrt((double) units)), units).atLook());
      }
      assertThat(all.interval().contains(0)).isEqualTo(all.pValue() >= 0.05);
      alarms += all.pValue() < 0.05 ? 1 : 0;
    }
    assertThat(alarms / 2000.0).isBetween(0.01, 0.05);
  }

  @Test
  void keepsTheErrorRateOfTheSampleRatio() {
    Random random = new Random(20_260_104);
    SequentialSampleRatioTest test = SequentialSampleRatioTest.withDefaults().with(200);
    int alarms = 0;
    for (int run = 0; run < 2000; run++) {
      long treated = 0;
      SequentialSampleRatio all = new SequentialSampleRatio(0, 1);
      for (int n = 1; n <= 1000; n++) {
        treated += random.nextBoolean() ? 1 : 0;
        all =
            all.and(
                test.test(
                        List.of(
                            new SampleRatioTest.Arm(treated, 1),
                            new SampleRatioTest.Arm(n - treated, 1)))
                    .orElseThrow());
      }
      alarms += all.pValue() < 0.05 ? 1 : 0;
    }
    assertThat(alarms / 2000.0).isBetween(0.005, 0.05);
  }

  private static Estimate effect(double value, double error) {
    return new Estimate(value, error * error, Double.POSITIVE_INFINITY);
  }
}
