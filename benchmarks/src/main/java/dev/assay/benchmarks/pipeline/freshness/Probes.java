package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.benchmarks.pipeline.log.RecordSender;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;

/**
 * Sends single events, each of a customer of its own who was exposed a while before, to one
 * partition after the other.
 */
final class Probes {

  /** Customers are exposed so many probes before theirs. */
  private static final long AHEAD = 40;

  private final RecordSender sender;
  private final Visibility visibility;
  private final int partitions;
  private long sent;

  Probes(RecordSender sender, Visibility visibility, int partitions) {
    this.sender = sender;
    this.visibility = visibility;
    this.partitions = partitions;
    for (long number = 0; number < AHEAD; number++) {
      expose(number);
    }
  }

  /** Sends the next one. */
  void send() {
    Instant now = Instant.now();
    int partition = partition(sent);
    String customer = ProbeExperiment.customer(sent, partition, partitions);
    LogRecord event =
        new LogRecord(
            Topics.MEASUREMENTS,
            now.toEpochMilli(),
            customer,
            ProbeExperiment.event(customer, now));
    visibility.sent(partition, System.nanoTime());
    sender.send(event);
    expose(sent + AHEAD);
    sent++;
  }

  private void expose(long number) {
    Instant now = Instant.now();
    int partition = partition(number);
    String customer = ProbeExperiment.customer(number, partition, partitions);
    sender.send(
        new LogRecord(
            Topics.ASSIGNMENTS,
            now.toEpochMilli(),
            customer,
            ProbeExperiment.assignment(customer, partition, now)));
  }

  private int partition(long number) {
    return (int) (number % partitions);
  }
}
