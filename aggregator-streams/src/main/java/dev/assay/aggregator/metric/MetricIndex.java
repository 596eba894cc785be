package dev.assay.aggregator.metric;

import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the few of an experiment's metrics that may read an observation. */
public final class MetricIndex {

  private static final int[] NONE = {};

  /** By stream: positions of the metrics that read every label. */
  private final Map<Stream, int[]> any = new EnumMap<>(Stream.class);

  /** By stream and label, where some metric names the label. */
  private final Map<Stream, Map<String, int[]>> named = new EnumMap<>(Stream.class);

  public MetricIndex(List<Metric> metrics) {
    for (Stream stream : Stream.values()) {
      any.put(stream, reading(metrics, stream, null));
      named.put(stream, new HashMap<>());
    }
    for (Metric metric : metrics) {
      for (Source source : metric.sources()) {
        for (String label : source.labels()) {
          named
              .getOrDefault(source.stream(), Map.of())
              .computeIfAbsent(label, text -> reading(metrics, source.stream(), text));
        }
      }
    }
  }

  private static int[] reading(List<Metric> metrics, Stream stream, @Nullable String label) {
    return IntStream.range(0, metrics.size())
        .filter(
            position ->
                metrics.get(position).sources().stream()
                    .anyMatch(
                        source ->
                            source.stream() == stream
                                && (source.labels().isEmpty()
                                    || (label != null && source.labels().contains(label)))))
        .toArray();
  }

  /** Positions of the metrics that an observation's stream and label fit, ascending. */
  public int[] of(Observation observation) {
    int[] ofLabel = named.getOrDefault(observation.stream(), Map.of()).get(observation.label());
    return ofLabel == null ? any.getOrDefault(observation.stream(), NONE) : ofLabel;
  }
}
