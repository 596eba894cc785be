package dev.assay.benchmarks.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTimesTest {

  @Test
  void coresAreTimesOverTheTimeThatPassed() {
    CpuTimes before = new CpuTimes(1_000, 100, 200, 300, 10_000);
    CpuTimes after = new CpuTimes(2_000, 900, 700, 550, 12_000);
    assertThat(after.since(before)).isEqualTo(new CpuTimes.Cores(0.8, 0.5, 0.25, 0.45));
  }

  @Test
  void machineThatCountsMoreCoarselyHasNoOthers() {
    CpuTimes before = new CpuTimes(1_000, 100, 0, 0, 10_000);
    CpuTimes after = new CpuTimes(2_000, 900, 0, 0, 10_500);
    assertThat(after.since(before).others()).isZero();
  }
}
