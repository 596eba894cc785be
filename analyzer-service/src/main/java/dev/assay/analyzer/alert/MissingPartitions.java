package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The aggregator does not answer for all partitions. */
record MissingPartitions(Duration patience) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.MISSING_DATA;
  }

  @Override
  public String subject() {
    return "partitions";
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    return after.getPartitionsAnswered() < after.getPartitionsExpected()
        ? Optional.of(
            "Only %d of %d partitions have answered for %s."
                .formatted(
                    after.getPartitionsAnswered(),
                    after.getPartitionsExpected(),
                    Text.duration(patience)))
        : Optional.empty();
  }

  @Override
  public String relief() {
    return "All partitions answer again.";
  }
}
