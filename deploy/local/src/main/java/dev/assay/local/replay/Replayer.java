package dev.assay.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.Progress;
import dev.assay.local.event.SubjectRecord;
import dev.assay.local.publish.Aggregation;
import dev.assay.local.publish.EventPublisher;
import dev.assay.local.publish.Experiments;
import dev.assay.local.publish.Pause;
import dev.assay.local.stack.StackAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Sends a replay to a running stack and brings back the analysis. */
public final class Replayer {

  private static final int PROGRESS_EVERY = 1000;

  private final StackAddresses addresses;
  private final Progress progress;

  public Replayer(StackAddresses addresses, Progress progress) {
    this.addresses = addresses;
    this.progress = progress;
  }

  /** The analysis of the experiment once every record counts. */
  public JsonNode run(Replay replay, Speed speed) {
    try (Experiments experiments = new Experiments(addresses);
        Aggregation aggregation = new Aggregation(addresses)) {
      experiments.ensureStarted(replay.mapping().experiment(), replay.mapping().start());
      aggregation.awaitCovered(send(replay, speed), progress);
      return experiments.analysis(replay.mapping().experimentId());
    }
  }

  private Map<TopicPartition, Long> send(Replay replay, Speed speed) {
    String id = replay.mapping().experimentId();
    try (EventPublisher publisher = new EventPublisher(addresses.kafka(), addresses.registry())) {
      progress.during("sending the records of " + id, step -> send(replay, speed, publisher, step));
      return publisher.nextOffsets();
    }
  }

  private static void send(
      Replay replay, Speed speed, EventPublisher publisher, Progress.Step step) {
    AtomicLong sent = new AtomicLong();
    Consumer<SubjectRecord> send =
        entry -> {
          publisher.publish(entry);
          if (sent.incrementAndGet() % PROGRESS_EVERY == 0) {
            step.update(String.format(Locale.ROOT, "%,d records", sent.get()));
          }
        };
    switch (speed) {
      case Speed.Max max -> replay.forEach(send);
      case Speed.Times times -> paced(replay, times, send);
    }
    publisher.flush();
  }

  private static void paced(Replay replay, Speed.Times speed, Consumer<SubjectRecord> send) {
    List<SubjectRecord> records = new ArrayList<>();
    replay.forEach(records::add);
    // Stable: an assignment stays before the events of the same time.
    records.sort(Comparator.comparing(SubjectRecord::time));
    Instant first = records.getFirst().time();
    long begun = System.nanoTime();
    for (SubjectRecord entry : records) {
      Duration due = speed.due(first, entry.time());
      long left = due.minusNanos(System.nanoTime() - begun).toMillis();
      if (left > 0) {
        Pause.millis(left);
      }
      send.accept(entry);
    }
  }
}
