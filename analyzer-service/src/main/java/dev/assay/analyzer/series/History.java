package dev.assay.analyzer.series;

import dev.assay.schemas.avro.Analysis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The analyses that this process published, thinned so that memory is bounded. After a restart it
 * begins with the latest one. Safe for use by several threads.
 */
public final class History {

  private static final int MOST = 1000;

  private final Map<String, Thinned<HistoryPoint>> byExperiment = new HashMap<>();

  public synchronized void add(Analysis analysis) {
    byExperiment
        .computeIfAbsent(analysis.getExperimentId(), id -> new Thinned<>(MOST))
        .add(HistoryPoint.of(analysis));
  }

  /** Oldest first; empty for an experiment of which nothing was published. */
  public synchronized List<HistoryPoint> of(String experimentId) {
    Thinned<HistoryPoint> history = byExperiment.get(experimentId);
    return history == null ? List.of() : history.values();
  }
}
