package dev.assay.local.chaos;

import dev.assay.law.Judgement;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.Mutation;
import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.LogPublisher;
import dev.assay.law.process.Position;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.schemas.avro.WindowSize;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until everything is read, and compares.
 *
 * @param oracle knows what must come out of the log
 */
record Verdict(
    BatchOracle oracle,
    EventLog log,
    Judgement judgement,
    LogPublisher publisher,
    Fleet fleet,
    Progress progress,
    Journal journal) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 500;

  /** Something that is tried until it is there. */
  @FunctionalInterface
  private interface Attempt<T> {
    Optional<T> make(Progress.Step step) throws IOException, InterruptedException;
  }

  /** What differs, in the dead letters and in the answers of every instance. */
  List<String> differences() throws InterruptedException {
    fleet.supervise();
    fleet.awaitReady();
    await("waiting until everything is read", this::everythingRead);
    journal.note("everything is read");
    List<String> differences = new ArrayList<>(await("reading the dead letters", this::letters));
    for (AggregatorInstance instance : fleet.running()) {
      List<String> found =
          await(
              "comparing the answers of " + instance.name(),
              step ->
                  judgement.differences(
                      oracle, log.experiments(), Judgement.SIZES, instance.client()));
      found.forEach(line -> differences.add(instance.name() + ": " + line));
    }
    differences.addAll(blindness(fleet.running().getFirst()));
    journal.note(
        differences.isEmpty()
            ? "the answers of %d instances equal the batch program's"
                .formatted(fleet.running().size())
            : "%,d differences".formatted(differences.size()));
    return differences;
  }

  /** The comparison is tried itself: it must notice that one latency of the log is longer. */
  private List<String> blindness(AggregatorInstance instance) throws InterruptedException {
    BatchOracle other = new BatchOracle(Mutation.ofOneValue(log));
    List<String> found =
        await(
            "trying the comparison on a log in which one value differs",
            step ->
                judgement.differences(
                    other, log.experiments(), List.of(WindowSize.TOTAL), instance.client()));
    return found.stream().anyMatch(line -> line.contains("mean_latency: "))
        ? List.of()
        : List.of("the comparison does not notice a latency that is longer");
  }

  private Optional<Boolean> everythingRead(Progress.Step step) throws InterruptedException {
    fleet.supervise();
    long unread = judgement.unread(fleet.clients());
    step.update("%,d records to go".formatted(unread));
    return unread == 0 ? Optional.of(true) : Optional.empty();
  }

  /** Differences of the dead letters, when no more of them are to come. */
  private Optional<List<String>> letters(Progress.Step step) {
    Set<Position> expected = publisher.rejected();
    Set<Position> found = judgement.reader().rejected();
    step.update("%,d of %,d".formatted(found.size(), expected.size()));
    if (!found.containsAll(expected)) {
      return Optional.empty();
    }
    List<String> differences = new ArrayList<>();
    for (Position position : found) {
      if (!expected.contains(position)) {
        differences.add("dead letter that should not be: " + position);
      }
    }
    judgement
        .reader()
        .repeated()
        .forEach(position -> differences.add("more than one dead letter: " + position));
    return Optional.of(differences);
  }

  private <T> T await(String what, Attempt<T> attempt) throws InterruptedException {
    List<T> made = new ArrayList<>();
    Progress.Work<InterruptedException> work =
        step -> {
          long deadline = System.nanoTime() + PATIENCE.toNanos();
          for (Optional<T> result = make(attempt, step); ; result = make(attempt, step)) {
            if (result.isPresent()) {
              made.add(result.get());
              return;
            }
            if (System.nanoTime() > deadline) {
              throw new CommandFailure(
                  "%s: not done after %d s".formatted(what, PATIENCE.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
          }
        };
    progress.during(what, work);
    return made.getFirst();
  }

  private static <T> Optional<T> make(Attempt<T> attempt, Progress.Step step)
      throws InterruptedException {
    try {
      return attempt.make(step);
    } catch (IOException e) {
      // It does not answer now.
      step.update(e.toString());
      return Optional.empty();
    }
  }
}
