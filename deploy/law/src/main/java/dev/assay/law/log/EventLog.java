package dev.assay.law.log;

import dev.assay.schemas.avro.Experiment;
import java.util.List;

/**
 * Experiments, and what was recorded while they ran.
 *
 * @param records in no particular order
 */
public record EventLog(List<Experiment> experiments, List<LogRecord> records) {
  public EventLog {
    experiments = List.copyOf(experiments);
    records = List.copyOf(records);
  }
}
