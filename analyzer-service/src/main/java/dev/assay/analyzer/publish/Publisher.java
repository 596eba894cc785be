package dev.assay.analyzer.publish;

import dev.assay.analyzer.series.History;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.table.TopicTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Analyses every running experiment and publishes what changed. For use by one thread. */
public final class Publisher {

  /** Counts analyses that failed, by kind of error. */
  public static final String FAILURES = "assay.analysis.failures";

  /** As long as the aggregator takes events in after their windows. */
  private static final Duration LATE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final TopicTable<Experiment> experiments;
  private final Analyst analyst;
  private final ResultWriter writer;
  private final List<AnalysisListener> listeners;
  private final MeterRegistry meters;
  private final Clock clock;
  private final History history;
  private final Map<String, Analysis> published = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();

  /**
   * A publisher that goes on where the last one ended.
   *
   * @param analyses what was published so far
   * @param listeners told of every analysis, in this order
   * @param history told of what was and is published
   */
  public Publisher(
      TopicTable<Experiment> experiments,
      TopicTable<Analysis> analyses,
      Analyst analyst,
      ResultWriter writer,
      List<AnalysisListener> listeners,
      History history,
      MeterRegistry meters,
      Clock clock) {
    this.history = history;
    this.experiments = experiments;
    this.clock = clock;
    this.analyst = analyst;
    this.writer = writer;
    this.listeners = List.copyOf(listeners);
    this.meters = meters;
    analyses.values().forEach(this::published);
  }

  /** One round. An experiment that fails does not keep the others from being analysed. */
  public void publishAll() throws InterruptedException {
    for (Experiment experiment : experiments.values()) {
      if (isFollowed(experiment)) {
        try {
          publish(experiment);
          recovered(experiment.getId());
        } catch (RuntimeException e) {
          failed(experiment.getId(), e);
        }
      }
    }
  }

  /**
   * Who takes part in a paused experiment still counts, and late events can change what is known of
   * one that has just ended.
   */
  private boolean isFollowed(Experiment experiment) {
    Instant ended = experiment.getEndedAt();
    return experiment.getState() == ExperimentState.RUNNING
        || experiment.getState() == ExperimentState.PAUSED
        || (ended != null && ended.plus(LATE).isAfter(clock.instant()));
  }

  private void publish(Experiment experiment) throws InterruptedException {
    Analysis before = published.get(experiment.getId());
    List<InterimLook> looks = before == null ? List.of() : before.getLooks();
    Analysed analysed = analyst.analyse(experiment, looks);
    Analysis analysis = withChanges(before, analysed.analysis());
    // The recommendation first: an end in between repeats it after the restart, and does not lose
    // it.
    if (before == null
        || Changes.inRecommendation(before.getRecommendation(), analysis.getRecommendation())) {
      writer.write(DecisionRecords.of(analysed, looks, analysis.getRecommendation()));
      writer.write(analysis.getRecommendation());
    }
    // For the same reason before the analysis: what fails or is cut off here comes again.
    for (AnalysisListener listener : listeners) {
      listener.analysed(experiment, before, analysis);
    }
    if (before == null || Changes.inAnalysis(before, analysis)) {
      writer.write(analysis);
      published(analysis);
    }
  }

  private void published(Analysis analysis) {
    published.put(analysis.getExperimentId(), analysis);
    history.add(analysis);
  }

  /** While a recommendation stays the same, so does what it says of the change to it. */
  private static Analysis withChanges(@Nullable Analysis before, Analysis after) {
    if (before == null) {
      return after;
    }
    Recommendation was = before.getRecommendation();
    Recommendation is = after.getRecommendation();
    return Analysis.newBuilder(after)
        .setRecommendation(
            Recommendation.newBuilder(is)
                .setChanges(
                    Changes.inRecommendation(was, is) ? Changes.between(was, is) : was.getChanges())
                .build())
        .build();
  }

  private void failed(String experimentId, RuntimeException error) {
    meters.counter(FAILURES, "error", error.getClass().getSimpleName()).increment();
    String message = String.valueOf(error.getMessage());
    if (!message.equals(failures.put(experimentId, message))) {
      LOG.warn("Experiment {} could not be analysed: {}", experimentId, message);
    }
  }

  private void recovered(String experimentId) {
    if (failures.remove(experimentId) != null) {
      LOG.info("Experiment {} is analysed again", experimentId);
    }
  }
}
