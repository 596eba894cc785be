package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.benchmarks.pipeline.runner.metric.UnitTotal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A customer's state: the experiments that they take part in, and the events of the last day, for
 * assignments that come after them, as topics are read at different speeds.
 */
record Unit(List<Participation> participations, List<Observation> recent) {

  private static final long KEPT_MS = Duration.ofHours(24).toMillis();

  /** An exposure and what the customer's events add up to since then. */
  record Participation(
      String experimentId, String variantId, long time, Map<CallMetric, UnitTotal> totals) {

    static Participation begun(String experimentId, String variantId, long time) {
      Map<CallMetric, UnitTotal> totals = new EnumMap<>(CallMetric.class);
      for (CallMetric metric : CallMetric.values()) {
        totals.put(metric, new UnitTotal());
      }
      return new Participation(experimentId, variantId, time, totals);
    }

    UnitTotal total(CallMetric metric) {
      return Objects.requireNonNull(totals.get(metric));
    }

    Participation copy() {
      Map<CallMetric, UnitTotal> copies = new EnumMap<>(CallMetric.class);
      totals.forEach((metric, total) -> copies.put(metric, total.copy()));
      return new Participation(experimentId, variantId, time, copies);
    }
  }

  /** An event, by what the metrics read in it. */
  record Observation(long time, List<Reading> readings) {
    void addTo(UnitTotal total, CallMetric metric) {
      for (Reading reading : readings) {
        if (reading.metric() == metric) {
          total.add(reading);
        }
      }
    }
  }

  static Unit unknown() {
    return new Unit(new ArrayList<>(), new ArrayList<>());
  }

  Unit copy() {
    List<Participation> copies = new ArrayList<>(participations.size());
    participations.forEach(participation -> copies.add(participation.copy()));
    return new Unit(copies, new ArrayList<>(recent));
  }

  boolean takesPartIn(String experimentId) {
    for (Participation participation : participations) {
      if (participation.experimentId().equals(experimentId)) {
        return true;
      }
    }
    return false;
  }

  void remember(Observation observation) {
    recent.removeIf(earlier -> earlier.time() < observation.time() - KEPT_MS);
    recent.add(observation);
  }
}
