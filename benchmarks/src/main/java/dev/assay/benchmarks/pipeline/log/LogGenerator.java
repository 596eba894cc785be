package dev.assay.benchmarks.pipeline.log;

import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes the calls, and hands their records on in the order in which they happened. */
final class LogGenerator {

  private final LogShape shape;
  private final Arrivals arrivals = Arrivals.load();

  LogGenerator(LogShape shape) {
    this.shape = shape;
  }

  /** Ends with the first call by which there are enough events. */
  Expected generate(Consumer<LogRecord> sink) {
    SplittableRandom random = new SplittableRandom(shape.seed());
    Expected expected = new Expected(shape.experiments());
    BitSet exposed = new BitSet(shape.customers());
    // Records of one call keep their order: a queue by time alone would not.
    PriorityQueue<Numbered> pending =
        new PriorityQueue<>(
            Comparator.<Numbered>comparingLong(entry -> entry.record().time())
                .thenComparingLong(Numbered::number));
    for (long call = 0; expected.events() < shape.events(); call++) {
      Arrival arrival = arrivals.get(call);
      release(pending, Experiments.START.toEpochMilli() + arrival.offsetMs(), sink);
      int customer = random.nextInt(shape.customers());
      Call next =
          new Call(
              random,
              Participant.of(shape, customer),
              arrival,
              expected,
              record -> pending.add(new Numbered(expected.records(), record)));
      if (!exposed.get(customer)) {
        exposed.set(customer);
        next.expose();
      }
      next.hold();
    }
    release(pending, Long.MAX_VALUE, sink);
    return expected;
  }

  private static void release(
      PriorityQueue<Numbered> pending, long before, Consumer<LogRecord> sink) {
    for (Numbered next = pending.peek();
        next != null && next.record().time() < before;
        next = pending.peek()) {
      sink.accept(next.record());
      pending.remove();
    }
  }

  private record Numbered(long number, LogRecord record) {}
}
