package dev.assay.aggregator.topology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a task took in since it last wrote: how many records of each topic came to what, and when
 * they were appended. Written and read by the task's stream thread alone.
 */
public final class Tally {

  /** Append times that are kept at most. */
  static final int SAMPLE = 512;

  private final Map<String, Map<String, long[]>> counts = new HashMap<>();
  private final long[] appendTimes = new long[SAMPLE];
  private int sampled;

  /** Of so many records one is sampled; doubled whenever the sample is full. */
  private long stride = 1;

  private long untilSampled = 1;
  private long records;
  private long latestAppendTime;

  /** Takes every so-and-so-many-th append time: of a few records all, of many an even share. */
  public void add(String topic, String outcome, long appendTime) {
    counts.computeIfAbsent(topic, any -> new HashMap<>())
        .computeIfAbsent(outcome, any -> new long[1])[0]++;
    records++;
    latestAppendTime = appendTime;
    untilSampled--;
    if (untilSampled == 0) {
      if (sampled == SAMPLE) {
        thin();
      }
      appendTimes[sampled++] = appendTime;
      untilSampled = stride;
    }
  }

  /** Records since the last write. */
  public long records() {
    return records;
  }

  /** When the last of the records was appended, ms since the epoch. */
  public long latestAppendTime() {
    return latestAppendTime;
  }

  /** Append times of an even sample of the records, ms since the epoch; at most 512 of them. */
  public long[] appendTimes() {
    return Arrays.copyOf(appendTimes, sampled);
  }

  /** Hands over what is not zero. */
  public void forEachCount(CountAction action) {
    counts.forEach(
        (topic, outcomes) ->
            outcomes.forEach(
                (outcome, count) -> {
                  if (count[0] > 0) {
                    action.accept(topic, outcome, count[0]);
                  }
                }));
  }

  /** Takes a number of records that came to the same. */
  @FunctionalInterface
  public interface CountAction {

    void accept(String topic, String outcome, long records);
  }

  void clear() {
    counts.values().forEach(outcomes -> outcomes.values().forEach(count -> count[0] = 0));
    sampled = 0;
    stride = 1;
    untilSampled = 1;
    records = 0;
  }

  private void thin() {
    sampled = SAMPLE / 2;
    for (int i = 0; i < sampled; i++) {
      appendTimes[i] = appendTimes[2 * i];
    }
    stride *= 2;
  }
}
