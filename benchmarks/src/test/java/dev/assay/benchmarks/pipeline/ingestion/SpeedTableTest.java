package dev.assay.benchmarks.pipeline.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

  private static final CpuTimes.Cores IDLE = new CpuTimes.Cores(0, 0, 0, 0);

  @Test
  void comparesMedians() {
    List<Speed> speeds =
        List.of(
            new Speed(Way.PRODUCER, 100, IDLE),
            new Speed(Way.HTTP, 90, IDLE),
            new Speed(Way.PRODUCER, 900, IDLE),
            new Speed(Way.HTTP, 10, IDLE),
            new Speed(Way.PRODUCER, 200, IDLE),
            new Speed(Way.HTTP, 50, IDLE));
    assertThat(SpeedTable.httpToProducer(speeds)).isEqualTo(0.25);
    assertThat(SpeedTable.medians(speeds)).contains("producer 200", "http 50", "0.25");
  }
}
