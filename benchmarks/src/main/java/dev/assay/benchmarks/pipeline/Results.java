package dev.assay.benchmarks.pipeline;

import dev.assay.benchmarks.pipeline.measure.Figures;
import dev.assay.benchmarks.pipeline.measure.Stored;
import dev.assay.benchmarks.pipeline.process.Runner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The median run of each runner, in the order in which they ran first. */
record Results(List<Measured> runs) {

  Results {
    runs = List.copyOf(runs);
  }

  /** Medians, figure by figure, by runner. */
  Map<Runner, Figures> medians() {
    Map<Runner, Figures> medians = new EnumMap<>(Runner.class);
    for (Measured run : runs) {
      medians.computeIfAbsent(run.runner(), this::median);
    }
    return medians;
  }

  private Figures median(Runner runner) {
    List<Figures> figures =
        runs.stream().filter(run -> run.runner() == runner).map(Measured::figures).toList();
    return new Figures(
        median(figures, Figures::wholeRate),
        median(figures, Figures::steadyRate),
        median(figures, Figures::cpuMicrosPerRecord),
        median(figures, Figures::brokerCpuMicrosPerRecord),
        median(figures, Figures::otherCores),
        (long) median(figures, Figures::peakMemoryBytes),
        (long) median(figures, Figures::peakHeapBytes),
        stored(figures.stream().map(Figures::stored).toList()));
  }

  private static Stored stored(List<Stored> stored) {
    return new Stored(
        (long) median(stored, Stored::stateBytes),
        median(stored, Stored::stateBytesPerUnit),
        median(stored, Stored::stateBytesPerEvent),
        (long) median(stored, Stored::changelogBytes),
        median(stored, Stored::changelogBytesPerUnit),
        median(stored, Stored::changelogBytesPerEvent));
  }

  private static <T> double median(List<T> figures, ToDoubleFunction<T> figure) {
    double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
