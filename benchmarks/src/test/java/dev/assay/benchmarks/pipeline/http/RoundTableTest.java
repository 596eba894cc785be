package dev.assay.benchmarks.pipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTableTest {

  @Test
  void comparesMediansWithTheEmptyEndpoint() {
    List<Round> rounds =
        List.of(
            round(Target.EMPTY, 1_000, 2),
            round(Target.FLAG, 10, 90),
            round(Target.FLAGS, 100, 8),
            round(Target.EMPTY, 3_000, 9),
            round(Target.FLAG, 1_500, 3),
            round(Target.FLAGS, 500, 8),
            round(Target.EMPTY, 2_000, 4),
            round(Target.FLAG, 9_999, 6),
            round(Target.FLAGS, 300, 1));
    assertThat(RoundTable.speedRatio(rounds, Target.FLAG)).isEqualTo(0.75);
    assertThat(RoundTable.p99Ratio(rounds, Target.FLAG)).isEqualTo(1.5);
    assertThat(RoundTable.speedRatio(rounds, Target.FLAGS)).isEqualTo(0.15);
    assertThat(RoundTable.medians(rounds)).contains("flags: median 300 requests/s, p99 8.00 ms");
  }

  @Test
  void tellsTheCpuTimeOfARequest() {
    assertThat(round(Target.EMPTY, 20_000, 1).cpuMicros()).isEqualTo(25);
  }

  private static Round round(Target target, double requestsPerSecond, double p99) {
    return new Round(
        target, new Wrk.Load(1, requestsPerSecond, 1, p99), new CpuTimes.Cores(0.5, 0, 0, 0));
  }
}
