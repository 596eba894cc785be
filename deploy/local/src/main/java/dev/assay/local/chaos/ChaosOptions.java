package dev.assay.local.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round.
 *
 * @param seed of the log and of the plan
 * @param faults which happen
 * @param times how often those do that do not happen as often as usual
 * @param events how many different records the log has, about
 * @param directory takes all data and logs, and stays; null for a temporary one
 */
record ChaosOptions(
    long seed,
    List<Fault> faults,
    Map<Fault, Integer> times,
    int events,
    @Nullable Path directory) {

  ChaosOptions {
    faults = List.copyOf(faults);
    times = Map.copyOf(times);
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }
}
