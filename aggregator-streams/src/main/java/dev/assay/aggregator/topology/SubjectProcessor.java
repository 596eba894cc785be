package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Attribution;
import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.attribution.Outcome;
import dev.assay.aggregator.attribution.Plan;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.observation.InvalidEventException;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Observations;
import dev.assay.aggregator.store.Stores;
import dev.assay.aggregator.store.WriteBackStore;
import dev.assay.aggregator.summary.Progress;
import dev.assay.aggregator.summary.ProgressKey;
import dev.assay.aggregator.summary.Retention;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DeadLetterReason;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Hands every record to the fold of its subject, or to the dead letters. */
final class SubjectProcessor extends ContextualProcessor<String, Decoded, String, DeadLetter> {

  /** Definitions are applied between records, and this often when there are none. */
  private static final Duration DEFINITIONS_INTERVAL = Duration.ofMillis(200);

  private static final Duration COMMIT_LOOK_INTERVAL = Duration.ofMillis(50);

  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(10);

  private final Limits limits;
  private final int groups;
  private final CommitPace pace;
  private final DefinitionChanges changes;
  private final TaskListener listener;
  private final Map<String, Plan> plans = new HashMap<>();
  private final Tally tally = new Tally();

  private WriteBackStore<String, Subject> subjects;
  private WriteBackStore<SummaryKey, Summary> summaries;
  private Attribution attribution;
  private Definitions definitions;
  private long changesApplied = DefinitionChanges.NONE_APPLIED;

  /** As it will be written next; null until there is something to write. */
  private @Nullable Progress progress;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  SubjectProcessor(
      Limits limits,
      int groups,
      CommitPace pace,
      DefinitionChanges changes,
      TaskListener listener) {
    this.limits = limits;
    this.groups = groups;
    this.pace = pace;
    this.changes = changes;
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<String, DeadLetter> context) {
    super.init(context);
    subjects = context.getStateStore(Stores.UNITS);
    summaries = context.getStateStore(Stores.SUMMARIES);
    WriteBackStore<String, Experiment> applied = context.getStateStore(Stores.DEFINITIONS);
    // A task that is taken up again begins with what is stored, and with nothing else.
    tally.clear();
    progress = null;
    pace.committed();
    changesApplied = DefinitionChanges.NONE_APPLIED;
    plans.clear();
    Definitions.restore(applied, plans);
    LiveCells cells = new LiveCells(summaries, Retention.beyond(limits.lateness()), groups);
    attribution = new Attribution(plans, cells, limits);
    // Subjects are stored without fresh observations: whichever store is written first, the cells
    // have them by then.
    summaries.beforeWrite(attribution::fold);
    summaries.afterWrite(this::tellWritten);
    subjects.beforeWrite(summaries::flushCache);
    definitions =
        new Definitions(
            context.getStateStore(AggregatorTopology.EXPERIMENTS),
            applied,
            subjects,
            cells,
            plans,
            attribution,
            limits.retention());
    // The wall clock only says when to look; what is found does not depend on it.
    context.schedule(
        DEFINITIONS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> applyDefinitions());
    context.schedule(COMMIT_LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::commitIfDue);
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> cells.expire());
  }

  @Override
  public void process(Record<String, Decoded> entry) {
    applyDefinitions();
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Progress progress = progress();
    progress.read(metadata.topic(), metadata.offset());
    String outcome = outcome(entry, metadata, progress);
    progress.count(metadata.topic(), outcome);
    tally.add(metadata.topic(), outcome, entry.value().appendTime());
    if (subjects.isFull()) {
      context().commit();
    }
  }

  @Override
  public void close() {
    listener.closed(context().taskId().partition());
  }

  private void commitIfDue(long now) {
    if (pace.isDue(now, tally.records(), tally.latestAppendTime())) {
      context().commit();
    }
  }

  private void tellWritten() {
    progress = null;
    pace.committed();
    if (tally.records() > 0) {
      listener.written(context().taskId().partition(), tally, subjects.held());
      tally.clear();
    }
  }

  private String outcome(
      Record<String, Decoded> entry, RecordMetadata metadata, Progress progress) {
    Decoded decoded = entry.value();
    SpecificRecord value = decoded.value();
    if (value == null) {
      bury(entry, metadata, DeadLetterReason.UNREADABLE, String.valueOf(decoded.problem()));
      return RecordOutcomes.UNREADABLE;
    }
    try {
      String key = entry.key();
      if (key == null) {
        throw new InvalidEventException("key", "absent", "the customer id or the session id");
      }
      return take(key, value, progress).label();
    } catch (InvalidEventException e) {
      bury(entry, metadata, DeadLetterReason.INVALID, String.valueOf(e.getMessage()));
      return RecordOutcomes.INVALID;
    }
  }

  private Outcome take(String key, SpecificRecord value, Progress progress)
      throws InvalidEventException {
    if (value instanceof Assignment assignment) {
      UnitId unit = Assignments.unit(key, assignment);
      String experimentId = assignment.getExperimentId();
      Plan plan = plans.get(experimentId);
      if (plan != null) {
        plan.check(unit, assignment.getVariantId());
      }
      AssignmentFact fact = Assignments.fact(assignment);
      progress.advance(fact.time());
      Outcome outcome =
          attribution.assign(subjects.change(key, Subject::new), unit, experimentId, fact);
      if (outcome == Outcome.WAITING) {
        progress.await(experimentId);
      }
      return outcome;
    }
    Observation observation = Observations.of(key, value);
    progress.advance(observation.time());
    return attribution.observe(subjects.change(key, Subject::new), observation);
  }

  private void bury(
      Record<String, Decoded> entry,
      RecordMetadata metadata,
      DeadLetterReason reason,
      String detail) {
    context().forward(entry.withValue(DeadLetters.of(metadata, entry, reason, detail)));
  }

  private void applyDefinitions() {
    long latest = changes.count();
    if (latest != changesApplied) {
      summaries.atomically(() -> definitions.apply(progress()));
      changesApplied = latest;
    }
  }

  private Progress progress() {
    Progress known = progress;
    if (known == null) {
      int partition = context().taskId().partition();
      known = (Progress) summaries.change(ProgressKey.PROGRESS, () -> new Progress(partition));
      progress = known;
    }
    return known;
  }
}
