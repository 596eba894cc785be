package dev.assay.analyzer.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Runs scenarios. Each run has random numbers of its own, from the seed, the scenario's name and
 * the number of the run: the number of threads changes nothing, nor does a scenario more or less.
 */
public final class Simulation {

  /** Runs that one thread takes at once. */
  private static final long BLOCK = 100;

  private final long seed;
  private final long runs;
  private final int threads;
  private final Progress progress;

  /**
   * A simulation.
   *
   * @param runs of a scenario of effort 1, at least 1
   * @param threads at least 1
   */
  public Simulation(long seed, long runs, int threads, Progress progress) {
    this.seed = seed;
    this.runs = runs;
    this.threads = threads;
    this.progress = progress;
  }

  /** What the scenarios find, in their order. */
  public List<Finding> run(List<Scenario> scenarios) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Scenario scenario : scenarios) {
        switch (scenario) {
          case Scenario.Simulated simulated -> findings.addAll(simulate(executor, simulated));
          case Scenario.Exact exact -> {
            progress.at(exact.name(), 0, 1);
            findings.add(new Finding(exact.figure(), 0, exact.sum().getAsDouble(), 0));
            progress.at(exact.name(), 1, 1);
          }
        }
      }
    }
    return findings;
  }

  private List<Finding> simulate(ExecutorService executor, Scenario.Simulated scenario)
      throws InterruptedException {
    long count = Math.max(1, Math.round(runs * scenario.effort()));
    AtomicLong next = new AtomicLong();
    List<Future<Tally>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      parts.add(executor.submit(() -> work(scenario, next, count)));
    }
    Tally tally = new Tally(scenario.figures().size());
    for (Future<Tally> part : parts) {
      try {
        tally.add(part.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(scenario.name() + " failed", e);
      }
    }
    return IntStream.range(0, scenario.figures().size())
        .mapToObj(
            i ->
                new Finding(
                    scenario.figures().get(i),
                    tally.count(i),
                    tally.mean(i),
                    tally.standardError(i)))
        .toList();
  }

  private Tally work(Scenario.Simulated scenario, AtomicLong next, long count) {
    Tally tally = new Tally(scenario.figures().size());
    for (long from = next.getAndAdd(BLOCK); from < count; from = next.getAndAdd(BLOCK)) {
      progress.at(scenario.name(), from, count);
      for (long run = from; run < Math.min(count, from + BLOCK); run++) {
        scenario.trial().run(new SplittableRandom(seedOf(scenario.name(), run)), tally);
      }
    }
    return tally;
  }

  private long seedOf(String name, long run) {
    long hash = mix(seed);
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ name.charAt(i));
    }
    return mix(hash ^ mix(run));
  }

  /** Stafford's variant 13 of MurmurHash3's finalizer; 0 does not stay 0. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
