package dev.assay.assigner.catalog;

import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.InvalidExpression;
import dev.assay.schemas.avro.Experiment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new index of every change, so that no call has to search or sort. Safe for use by several
 * threads.
 */
final class IndexedExperiments {

  private static final Logger LOG = LoggerFactory.getLogger(IndexedExperiments.class);

  private final Map<String, Allocator> allocators = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean isLoaded;
  private volatile ExperimentIndex index = ExperimentIndex.of(List.of());

  /** One with an expression that this version does not know is for nobody. */
  synchronized void put(Experiment experiment) {
    try {
      allocators.put(experiment.getId(), new Allocator(experiment));
    } catch (InvalidExpression e) {
      LOG.error("Experiment {} is for nobody here: {}", experiment.getId(), e.getMessage());
      allocators.remove(experiment.getId());
    }
    changed();
  }

  synchronized void remove(String id) {
    allocators.remove(id);
    changed();
  }

  private void changed() {
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
