package dev.assay.assigner.catalog;

import dev.assay.assigner.assignment.Allocator;
import dev.assay.schemas.avro.Experiment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes a new index of every change, so that no call has to search or sort. Safe for use by several
 * threads.
 */
final class IndexedExperiments {

  private final Map<String, Allocator> allocators = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean isLoaded;
  private volatile ExperimentIndex index = ExperimentIndex.of(List.of());

  synchronized void put(Experiment experiment) {
    allocators.put(experiment.getId(), new Allocator(experiment));
    if (isLoaded) {
      index = ExperimentIndex.of(allocators.values());
      listeners.forEach(Runnable::run);
    }
  }

  /** Everything that was written so far is there: one index is made of it all. */
  synchronized void loaded() {
    isLoaded = true;
    index = ExperimentIndex.of(allocators.values());
  }

  ExperimentIndex index() {
    return index;
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }
}
