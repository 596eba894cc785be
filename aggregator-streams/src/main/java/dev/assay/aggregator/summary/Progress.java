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

  private final int partition;
  private final Map<String, Long> nextOffsets;
  private final Map<String, Long> counts;
  private final Set<String> awaitedExperiments;
  private long eventTime;

  /** Of a partition of which nothing was read. */
  public Progress(int partition) {
    this(partition, new HashMap<>(), new HashMap<>(), new HashSet<>(), Long.MIN_VALUE);
  }

  private Progress(
      int partition,
      Map<String, Long> nextOffsets,
      Map<String, Long> counts,
      Set<String> awaitedExperiments,
      long eventTime) {
    this.partition = partition;
    this.nextOffsets = nextOffsets;
    this.counts = counts;
    this.awaitedExperiments = awaitedExperiments;
    this.eventTime = eventTime;
  }

  /** A progress as it was stored. */
  public static Progress of(PartitionProgress stored) {
    Instant eventTime = stored.getEventTime();
    return new Progress(
        stored.getPartition(),
        new HashMap<>(stored.getNextOffsets()),
        new HashMap<>(stored.getCounts()),
        new HashSet<>(stored.getAwaitedExperiments()),
        eventTime == null ? Long.MIN_VALUE : eventTime.toEpochMilli());
  }

  public PartitionProgress toRecord() {
    return new PartitionProgress(
        partition,
        eventTime == Long.MIN_VALUE ? null : Instant.ofEpochMilli(eventTime),
        nextOffsets,
        counts,
        List.copyOf(awaitedExperiments));
  }

  /** A record was dealt with. */
  public void read(String topic, long offset) {
    nextOffsets.put(topic, offset + 1);
  }

  /** A record came to something. */
  public void count(String topic, String outcome) {
    counts.merge(topic + " " + outcome, 1L, Long::sum);
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
