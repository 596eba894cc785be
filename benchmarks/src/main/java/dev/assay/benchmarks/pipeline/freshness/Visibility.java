package dev.assay.benchmarks.pipeline.freshness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Which probes were sent, and when each was first seen in an answer. Times are as {@link
 * System#nanoTime} has them.
 */
final class Visibility {

  /** By partition: when those were sent that no answer has had yet. */
  private final List<Queue<Long>> unseen;

  private final long[] seen;
  private final List<Long> measured = new ArrayList<>();
  private long measuredFrom;

  Visibility(int partitions) {
    unseen = IntStream.range(0, partitions).<Queue<Long>>mapToObj(i -> new ArrayDeque<>()).toList();
    seen = new long[partitions];
  }

  /** Noted before a probe is sent. */
  synchronized void sent(int partition, long time) {
    unseen.get(partition).add(time);
  }

  /**
   * An answer came with so many of a partition's probes: the first ones. One with fewer than
   * another before it says nothing new.
   *
   * @throws IllegalStateException when so many were not sent
   */
  synchronized void answered(int partition, long count, long time) {
    Queue<Long> waiting = unseen.get(partition);
    for (; seen[partition] < count; seen[partition]++) {
      Long sent = waiting.poll();
      if (sent == null) {
        throw new IllegalStateException(
            "Partition %d answers with %d probes, and only %d were sent"
                .formatted(partition, count, seen[partition]));
      }
      if (sent - measuredFrom >= 0) {
        measured.add(time - sent);
      }
    }
  }

  /** Probes that no answer has had yet. */
  synchronized int missing() {
    return unseen.stream().mapToInt(Queue::size).sum();
  }

  /** Begins to measure, anew: those that were sent before the time do not count. */
  synchronized void measureFrom(long time) {
    measured.clear();
    measuredFrom = time;
  }

  /** From sending to the answer, of each probe that counts and was seen. */
  synchronized long[] measured() {
    return measured.stream().mapToLong(Long::longValue).toArray();
  }
}
