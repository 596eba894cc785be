package dev.assay.aggregator.summary;

import dev.assay.schemas.avro.PartitionProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far one task has read, and what it found. Not safe for use by several threads. */
public final class Progress implements Summary {

  /** More experiments than this that nobody has defined are not told apart. */
  private static final int AWAITED_EXPERIMENTS = 1000;

  private static final char SEPARATOR = ' ';

  private final int partition;
  private final Map<String, Long> nextOffsets;

  /** By topic and outcome. */
  private final Map<String, Map<String, long[]>> counts = new HashMap<>();

  private final Set<String> awaitedExperiments;
  private long eventTime;

  /** Of a partition of which nothing was read. */
  public Progress(int partition) {
    this(partition, new HashMap<>(), new HashSet<>(), Long.MIN_VALUE);
  }

  private Progress(
      int partition,
      Map<String, Long> nextOffsets,
      Set<String> awaitedExperiments,
      long eventTime) {
    this.partition = partition;
    this.nextOffsets = nextOffsets;
    this.awaitedExperiments = awaitedExperiments;
    this.eventTime = eventTime;
  }

  /** A progress as it was stored. */
  public static Progress of(PartitionProgress stored) {
    Instant eventTime = stored.getEventTime();
    Progress progress =
        new Progress(
            stored.getPartition(),
            new HashMap<>(stored.getNextOffsets()),
            new HashSet<>(stored.getAwaitedExperiments()),
            eventTime == null ? Long.MIN_VALUE : eventTime.toEpochMilli());
    stored
        .getCounts()
        .forEach(
            (name, count) -> {
              int end = name.lastIndexOf(SEPARATOR);
              progress.counter(name.substring(0, end), name.substring(end + 1))[0] = count;
            });
    return progress;
  }

  public PartitionProgress toRecord() {
    return new PartitionProgress(
        partition,
        eventTime == Long.MIN_VALUE ? null : Instant.ofEpochMilli(eventTime),
        nextOffsets,
        namedCounts(),
        List.copyOf(awaitedExperiments));
  }

  /** A record was dealt with. */
  public void read(String topic, long offset) {
    nextOffsets.put(topic, offset + 1);
  }

  /** A record came to something. */
  public void count(String topic, String outcome) {
    counter(topic, outcome)[0]++;
  }

  private long[] counter(String topic, String outcome) {
    return counts
        .computeIfAbsent(topic, any -> new HashMap<>())
        .computeIfAbsent(outcome, any -> new long[1]);
  }

  private Map<String, Long> namedCounts() {
    Map<String, Long> named = new HashMap<>();
    counts.forEach(
        (topic, outcomes) ->
            outcomes.forEach((outcome, count) -> named.put(topic + SEPARATOR + outcome, count[0])));
    return named;
  }

  /** A valid record happened at this time. */
  public void advance(long time) {
    eventTime = Math.max(eventTime, time);
  }

  /** Latest event time; {@link Long#MIN_VALUE} before the first event. */
  public long eventTime() {
    return eventTime;
  }

  /** An assignment came that the experiment's present definition makes nothing of. */
  public void await(String experimentId) {
    if (awaitedExperiments.size() < AWAITED_EXPERIMENTS) {
      awaitedExperiments.add(experimentId);
    }
  }

  /** Whether subjects may hold assignments that another definition would count. */
  public boolean isAwaited(String experimentId) {
    return awaitedExperiments.size() >= AWAITED_EXPERIMENTS
        || awaitedExperiments.contains(experimentId);
  }

  /** The experiment's subjects were counted anew. */
  public void recounted(String experimentId) {
    awaitedExperiments.remove(experimentId);
  }
}
