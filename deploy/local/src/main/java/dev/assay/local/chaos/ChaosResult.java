package dev.assay.local.chaos;

import java.util.List;

/**
 * What came of a round.
 *
 * @param records how many different ones the log had
 * @param published how many were sent
 * @param ended how often an instance ended by itself
 * @param differences one line for each figure that is not as the batch program says
 */
record ChaosResult(
    long seed,
    List<String> faults,
    int records,
    int published,
    int ended,
    double seconds,
    List<Journal.Entry> journal,
    List<String> differences) {

  ChaosResult {
    faults = List.copyOf(faults);
    journal = List.copyOf(journal);
    differences = List.copyOf(differences);
  }

  boolean holds() {
    return differences.isEmpty();
  }
}
