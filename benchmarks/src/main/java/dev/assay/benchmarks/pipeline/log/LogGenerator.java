package dev.assay.benchmarks.pipeline.log;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Makes the calls, and hands their records on in the order in which they happened. Ends with the
 * first call by which there are enough events.
 */
public final class LogGenerator implements Iterator<LogRecord> {

  private final LogShape shape;
  private final Expected expected;
  private final SplittableRandom random;
  private final BitSet exposed;
  private final Arrivals arrivals = Arrivals.load();

  // Records of one call keep their order: a queue by time alone would not.
  private final PriorityQueue<Numbered> pending =
      new PriorityQueue<>(
          Comparator.<Numbered>comparingLong(entry -> entry.record().time())
              .thenComparingLong(Numbered::number));

  private long calls;

  /** At the log's begin. */
  public LogGenerator(LogShape shape) {
    this.shape = shape;
    expected = new Expected(shape.experiments());
    random = new SplittableRandom(shape.seed());
    exposed = new BitSet(shape.customers());
  }

  /** What must come out of the calls that were made, which is of the whole log at its end. */
  public Expected expected() {
    return expected;
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty() || goesOn();
  }

  @Override
  public LogRecord next() {
    // Before the next call nothing of it or of a later one can happen.
    while (goesOn() && (pending.isEmpty() || pending.peek().record().time() >= nextCall())) {
      call();
    }
    Numbered next = pending.poll();
    if (next == null) {
      throw new NoSuchElementException("The log has ended");
    }
    return next.record();
  }

  private boolean goesOn() {
    return expected.events() < shape.events();
  }

  private long nextCall() {
    return Experiments.START.toEpochMilli() + arrivals.get(calls).offsetMs();
  }

  private void call() {
    int customer = random.nextInt(shape.customers());
    Call call =
        new Call(
            random,
            Participant.of(shape, customer),
            arrivals.get(calls),
            expected,
            record -> pending.add(new Numbered(expected.records(), record)));
    calls++;
    if (!exposed.get(customer)) {
      exposed.set(customer);
      call.expose();
    }
    call.hold();
  }

  private record Numbered(long number, LogRecord record) {}
}
