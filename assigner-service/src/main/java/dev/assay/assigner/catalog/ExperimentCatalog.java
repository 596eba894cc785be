package dev.assay.assigner.catalog;

import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.lifecycle.RefusedChange;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Every experiment, and its changes. Safe for use by several threads. */
public final class ExperimentCatalog implements AutoCloseable {

  private final Map<String, Allocator> allocators;
  private final ExperimentTopic topic;
  private final ReentrantLock writer = new ReentrantLock();

  private ExperimentCatalog(Map<String, Allocator> allocators, ExperimentTopic topic) {
    this.allocators = allocators;
    this.topic = topic;
  }

  /**
   * Reads every experiment.
   *
   * @throws TimeoutException when their topic could not be read in time
   */
  public static ExperimentCatalog open(String bootstrapServers, AvroSerdes serdes)
      throws TimeoutException, InterruptedException {
    Map<String, Allocator> allocators = new ConcurrentHashMap<>();
    return new ExperimentCatalog(
        allocators,
        ExperimentTopic.open(
            bootstrapServers,
            serdes,
            experiment -> allocators.put(experiment.getId(), new Allocator(experiment))));
  }

  /** Every experiment, by id. */
  public List<Experiment> all() {
    return topic.table().values();
  }

  /**
   * The experiment of this id.
   *
   * @throws UnknownExperiment if there is none
   */
  public Experiment get(String id) {
    return find(id).orElseThrow(() -> new UnknownExperiment(id));
  }

  public Optional<Experiment> find(String id) {
    return topic.table().get(id);
  }

  /** Those that were ever started, the earliest first. */
  public List<Allocator> started() {
    return allocators.values().stream()
        .filter(allocator -> !allocator.experiment().getPhases().isEmpty())
        .sorted(
            Comparator.comparing(
                    (Allocator allocator) ->
                        allocator.experiment().getPhases().getFirst().getFrom())
                .thenComparing(allocator -> allocator.experiment().getId()))
        .toList();
  }

  /**
   * Adds a draft.
   *
   * @return true when it is new, false when it was there already, defined alike
   * @throws RefusedChange if the id is taken by an experiment that is defined otherwise
   * @throws CatalogUnavailable if it could not be written
   */
  public boolean create(Experiment draft) {
    writer.lock();
    try {
      Optional<Experiment> present = find(draft.getId());
      if (present.isEmpty()) {
        topic.write(draft);
        return true;
      }
      if (!Lifecycle.sameDefinition(draft, present.get())) {
        throw new RefusedChange(
            "Experiment '%s' exists with another definition.".formatted(draft.getId()));
      }
      return false;
    } finally {
      writer.unlock();
    }
  }

  /**
   * Starts a draft.
   *
   * @throws UnknownExperiment if there is none
   * @throws RefusedChange if it cannot be started now
   * @throws CatalogUnavailable if the change could not be written
   */
  public Experiment start(String id, Instant at) {
    return change(id, experiment -> Lifecycle.start(experiment, at, all()));
  }

  /**
   * Stops a running experiment.
   *
   * @throws UnknownExperiment if there is none
   * @throws RefusedChange if it cannot be stopped then
   * @throws CatalogUnavailable if the change could not be written
   */
  public Experiment stop(String id, Instant at) {
    return change(id, experiment -> Lifecycle.stop(experiment, at));
  }

  /** Whether changes made elsewhere still arrive. */
  public boolean isFollowing() {
    return topic.table().isFollowing();
  }

  @Override
  public void close() {
    topic.close();
  }

  private Experiment change(String id, UnaryOperator<Experiment> change) {
    writer.lock();
    try {
      Experiment changed = change.apply(get(id));
      topic.write(changed);
      return changed;
    } finally {
      writer.unlock();
    }
  }
}
