package dev.assay.benchmarks.pipeline.log;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What must come out: units by variant, and events that count by variant and metric. */
public final class Expected {

  private final long[][] units;
  private final Map<CallMetric, long[][]> observations = new EnumMap<>(CallMetric.class);
  private long customers;
  private long assignments;
  private long events;

  Expected(int experiments) {
    int variants = Experiments.VARIANTS.size();
    units = new long[experiments][variants];
    for (CallMetric metric : CallMetric.values()) {
      observations.put(metric, new long[experiments][variants]);
    }
  }

  void exposed(Participant participant) {
    customers++;
    for (Participant.Exposure exposure : participant.exposures()) {
      units[exposure.experiment()][exposure.variant()]++;
      assignments++;
    }
  }

  void observed(Participant participant, CallMetric... metrics) {
    events++;
    for (CallMetric metric : metrics) {
      long[][] counts = counts(metric);
      for (Participant.Exposure exposure : participant.exposures()) {
        counts[exposure.experiment()][exposure.variant()]++;
      }
    }
  }

  /** Records in the log. */
  public long records() {
    return assignments + events;
  }

  /** Records that are no assignments. */
  public long events() {
    return events;
  }

  /** Customers who called. */
  public long customers() {
    return customers;
  }

  /** Ids of the experiments. */
  public List<String> experiments() {
    return IntStream.range(0, units.length).mapToObj(Experiments::id).toList();
  }

  /** By {@code experiment variant}. */
  public Map<String, Long> units() {
    Map<String, Long> named = new TreeMap<>();
    for (int experiment = 0; experiment < units.length; experiment++) {
      for (int variant = 0; variant < units[experiment].length; variant++) {
        named.put(key(experiment, variant), units[experiment][variant]);
      }
    }
    return named;
  }

  /** By {@code experiment variant metric}: events that the metric's source reads. */
  public Map<String, Long> observations() {
    Map<String, Long> named = new TreeMap<>();
    for (int experiment = 0; experiment < units.length; experiment++) {
      for (int variant = 0; variant < units[experiment].length; variant++) {
        for (CallMetric metric : CallMetric.values()) {
          named.put(
              key(experiment, variant) + " " + metric.name(), counts(metric)[experiment][variant]);
        }
      }
    }
    return named;
  }

  private long[][] counts(CallMetric metric) {
    return Objects.requireNonNull(observations.get(metric));
  }

  private static String key(int experiment, int variant) {
    return Experiments.id(experiment) + " " + Experiments.VARIANTS.get(variant);
  }
}
