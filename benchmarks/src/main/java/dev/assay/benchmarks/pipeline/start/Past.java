package dev.assay.benchmarks.pipeline.start;

import dev.assay.benchmarks.pipeline.log.Experiments;
import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.benchmarks.pipeline.log.LogTopics;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;

/**
 * What happened before the start, as the topics have it.
 *
 * @param experiments that run
 * @param units that were exposed, each to one experiment
 */
record Past(int experiments, int units) {

  private static final Instant EXPOSED = Instant.parse("2026-03-02T10:00:00Z");

  void write(TestBed bed, int partitions) throws InterruptedException {
    LogTopics.create(bed.admin(), partitions);
    try (RecordSender sender = RecordSender.inBulk(bed.bootstrapServers(), bed.serdes())) {
      Experiments.of(experiments).forEach(sender::send);
      for (int unit = 0; unit < units; unit++) {
        sender.send(exposure(unit));
      }
      sender.flush();
    }
  }

  private LogRecord exposure(int number) {
    String unit = "customer-%08d".formatted(number);
    Assignment exposure =
        Assignment.newBuilder()
            .setEventId("exposure-" + number)
            .setTime(EXPOSED)
            .setExperimentId(Experiments.id(number % experiments))
            .setExperimentVersion(2)
            .setUnitType(UnitType.CUSTOMER)
            .setUnitId(unit)
            .setVariantId(Experiments.VARIANTS.get(number % Experiments.VARIANTS.size()))
            .setCustomerId(unit)
            .setBucket(number % 10_000)
            .setPropensity(0.33)
            .build();
    return new LogRecord(Topics.ASSIGNMENTS, EXPOSED.toEpochMilli(), unit, exposure);
  }
}
