package dev.assay.aggregator.runtime;

import dev.assay.aggregator.topology.NetworkFault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * What is done about a stream thread that failed. What may pass (a broker or the registry that does
 * not answer, a producer that another one has taken over from) is tried again from the last commit
 * by a new thread, after a pause that doubles; a fault of ours would only come again. What does not
 * pass ends the process, so that whoever supervises it sees it.
 */
final class FailurePolicy {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final List<Class<? extends Throwable>> PASSING =
      List.of(
          RetriableException.class,
          // Fenced: another producer has the transactional id, or the epoch is an old one.
          ApplicationRecoverableException.class,
          OutOfOrderSequenceException.class,
          TransactionAbortedException.class,
          TransactionAbortableException.class,
          CommitFailedException.class,
          TaskMigratedException.class,
          TaskCorruptedException.class,
          // What no decoder can read is a dead letter: this is a registry that does not answer.
          SerializationException.class);

  private final int replacements;
  private final Duration window;

  /** When threads were replaced, nanoseconds; the oldest first. */
  private final Deque<Long> replaced = new ArrayDeque<>();

  /**
   * @param replacements threads that may be replaced within the window
   */
  FailurePolicy(int replacements, Duration window) {
    this.replacements = replacements;
    this.window = window;
  }

  /** What is done. */
  sealed interface Decision {

    /** Another thread goes on from the last commit, after the pause. */
    record Replace(Duration pause) implements Decision {}

    /** The process ends. */
    record Stop(String reason) implements Decision {}
  }

  /**
   * Decides, and remembers a replacement.
   *
   * @param now nanoseconds of a clock that only goes forward
   */
  synchronized Decision decide(Throwable error, long now) {
    if (!mayPass(error)) {
      return new Decision.Stop("the error would come again");
    }
    while (!replaced.isEmpty() && now - replaced.getFirst() > window.toNanos()) {
      replaced.removeFirst();
    }
    if (replaced.size() >= replacements) {
      return new Decision.Stop(
          "%d stream threads were replaced within %s (assay.failures.replacements, assay.failures.window)"
              .formatted(replaced.size(), window));
    }
    replaced.addLast(now);
    long pause = FIRST_PAUSE.toMillis() << Math.min(replaced.size() - 1, Byte.SIZE);
    return new Decision.Replace(Duration.ofMillis(Math.min(pause, LONGEST_PAUSE.toMillis())));
  }

  private static boolean mayPass(Throwable error) {
    boolean found = NetworkFault.isIn(error);
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof Error) {
        // The virtual machine is not to be trusted any more.
        return false;
      }
      found |= PASSING.stream().anyMatch(isTypeOf(cause));
    }
    return found;
  }

  private static Predicate<Class<? extends Throwable>> isTypeOf(Throwable error) {
    return type -> type.isInstance(error);
  }
}
