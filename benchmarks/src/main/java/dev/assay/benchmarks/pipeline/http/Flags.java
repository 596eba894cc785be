package dev.assay.benchmarks.pipeline.http;

import dev.assay.benchmarks.pipeline.log.Experiments;
import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.benchmarks.pipeline.log.LogTopics;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.benchmarks.pipeline.process.TestBed;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.util.List;
import java.util.Map;

/** Running experiments for everybody, each with a flag of its own. */
final class Flags {

  /** The first one's flag. */
  static final String KEY = "flag-0";

  private Flags() {}

  static void write(TestBed bed, int count, int partitions) throws InterruptedException {
    LogTopics.create(bed.admin(), partitions);
    List<LogRecord> experiments = Experiments.of(count);
    try (RecordSender sender = RecordSender.inBulk(bed.bootstrapServers(), bed.serdes())) {
      for (int i = 0; i < count; i++) {
        Experiment experiment = (Experiment) experiments.get(i).value();
        String flag = "flag-" + i;
        List<Variant> variants =
            experiment.getVariants().stream().map(variant -> deciding(flag, variant)).toList();
        sender.send(
            Experiments.record(Experiment.newBuilder(experiment).setVariants(variants).build()));
      }
      sender.flush();
    }
  }

  private static Variant deciding(String flag, Variant variant) {
    return Variant.newBuilder(variant)
        .setConfigOverrides(Map.of(flag, "\"%s\"".formatted(variant.getId())))
        .build();
  }
}
