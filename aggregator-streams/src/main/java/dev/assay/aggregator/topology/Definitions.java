package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.Attribution;
import dev.assay.aggregator.attribution.Plan;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.store.WriteBackStore;
import dev.assay.aggregator.summary.Progress;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the experiments as they stand into a task.
 *
 * <p>Their topic runs beside the events, so a task applies a definition at some point of its own
 * log and remembers, with its cells, which one it has applied. A definition under which what was
 * already read counts otherwise makes the task count the experiment's subjects anew: so it does not
 * matter when a definition came.
 */
final class Definitions {

  private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<Experiment>> current;
  private final WriteBackStore<String, Experiment> applied;
  private final WriteBackStore<String, Subject> subjects;
  private final LiveCells cells;
  private final Map<String, Plan> plans;
  private final Attribution attribution;
  private final Duration retention;

  Definitions(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<Experiment>> current,
      WriteBackStore<String, Experiment> applied,
      WriteBackStore<String, Subject> subjects,
      LiveCells cells,
      Map<String, Plan> plans,
      Attribution attribution,
      Duration retention) {
    this.current = current;
    this.applied = applied;
    this.subjects = subjects;
    this.cells = cells;
    this.plans = plans;
    this.attribution = attribution;
    this.retention = retention;
  }

  /** The plans of the definitions that the stored cells were counted by. */
  static void restore(WriteBackStore<String, Experiment> applied, Map<String, Plan> plans) {
    applied.forEach((id, experiment) -> plans.put(id, Plan.of(experiment)));
  }

  /** Applies every definition that is newer than the one applied. */
  void apply(Progress progress) {
    try (KeyValueIterator<String, ValueAndTimestamp<Experiment>> all = current.all()) {
      while (all.hasNext()) {
        Experiment experiment = all.next().value.value();
        Experiment before = applied.get(experiment.getId());
        if (before == null || before.getVersion() != experiment.getVersion()) {
          apply(experiment, progress);
        }
      }
    }
  }

  private void apply(Experiment experiment, Progress progress) {
    String id = experiment.getId();
    Plan plan;
    try {
      plan = Plan.of(experiment);
    } catch (IllegalArgumentException e) {
      LOG.error("Experiment {} is not counted: {}", id, e.getMessage());
      return;
    }
    Plan before = plans.get(id);
    boolean countsOtherwise = before != null && !plan.countsAlike(before, progress.eventTime());
    long remembered = progress.eventTime() - retention.toMillis();
    boolean forgotten = before != null && before.isOverBefore(remembered);
    if (forgotten && (countsOtherwise || !plan.isOverBefore(remembered))) {
      LOG.warn(
          "Experiment {} ended more than {} ago, and its units are forgotten: it stays counted as it"
              + " was, and not by version {}",
          id,
          retention,
          experiment.getVersion());
      return;
    }
    // What came before the definition is judged by the one before, as it was when it came.
    attribution.fold();
    plans.put(id, plan);
    applied.put(id, experiment);
    boolean awaited = progress.isAwaited(id) && plan.hasRun();
    if (!forgotten && (countsOtherwise || awaited)) {
      LOG.info("Counting experiment {} anew by version {}", id, experiment.getVersion());
      cells.clear(id);
      subjects.forEach((key, subject) -> attribution.recount(subject, plan));
      progress.recounted(id);
    }
  }
}
