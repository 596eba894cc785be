package dev.assay.law.oracle;

import dev.assay.schemas.avro.MetricDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the units of one cell. */
final class CellTally {

  private final Map<String, MetricTally> tallies = new LinkedHashMap<>();
  private long units;

  CellTally(List<MetricDefinition> metrics) {
    for (MetricDefinition metric : metrics) {
      tallies.put(metric.getName(), new MetricTally(metric));
    }
  }

  void add(Instant exposedAt, List<Observation> attributed) {
    units++;
    tallies.values().forEach(tally -> tally.add(exposedAt, attributed));
  }

  ExpectedCell result() {
    Map<String, ExpectedMetric> metrics = new HashMap<>();
    tallies.forEach((name, tally) -> metrics.put(name, tally.result()));
    return new ExpectedCell(units, metrics);
  }
}
