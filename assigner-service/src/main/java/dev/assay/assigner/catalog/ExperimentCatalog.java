package dev.assay.assigner.catalog;

import dev.assay.assigner.lifecycle.Action;
import dev.assay.assigner.lifecycle.Audit;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.lifecycle.Redefinition;
import dev.assay.assigner.lifecycle.RefusedChange;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every experiment, and its changes. Safe for use by several threads. */
public final class ExperimentCatalog implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private final IndexedExperiments experiments;
  private final AuditLog audit;
  private final ChangeTopics topics;
  private final int most;
  private final ReentrantLock writer = new ReentrantLock();

  private ExperimentCatalog(
      IndexedExperiments experiments, AuditLog audit, ChangeTopics topics, int most) {
    this.experiments = experiments;
    this.audit = audit;
    this.topics = topics;
    this.most = most;
  }

  /**
   * Reads every experiment and what became of it.
   *
   * @param most how many experiments may be created
   * @throws TimeoutException when a topic could not be read in time
   */
  public static ExperimentCatalog open(String bootstrapServers, AvroSerdes serdes, int most)
      throws TimeoutException, InterruptedException {
    IndexedExperiments experiments = new IndexedExperiments();
    AuditLog audit = new AuditLog(2 * most);
    ChangeTopics topics = ChangeTopics.open(bootstrapServers, serdes, experiments, audit);
    experiments.loaded();
    return new ExperimentCatalog(experiments, audit, topics, most);
  }

  /** Every experiment, by id. */
  public List<Experiment> all() {
    return topics.experiments().values();
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
    return topics.experiments().get(id);
  }

  /** The experiments as they are now, ready to be asked. */
  public ExperimentIndex index() {
    return experiments.index();
  }

  /**
   * Has the listener told, after the fact, whenever experiments have changed.
   *
   * @param listener run on the thread that reads the changes, so it must not wait
   */
  public void onChange(Runnable listener) {
    experiments.onChange(listener);
  }

  /**
   * The latest 1,000 changes of an experiment, the oldest first; of one that was deleted too, while
   * there are few of those.
   *
   * @throws UnknownExperiment if there never was one
   */
  public List<AuditEntry> audit(String id) {
    List<AuditEntry> entries = audit.of(id);
    return entries.isEmpty() ? audit.of(get(id).getId()) : entries;
  }

  /**
   * Adds a draft.
   *
   * @return true when it is new, false when it was there already, defined alike
   * @throws RefusedChange if the id is taken by an experiment that is defined otherwise, or there
   *     are as many as there may be
   * @throws CatalogUnavailable if it could not be written
   */
  public boolean create(Experiment draft, Author author) {
    return change(
        () -> {
          Optional<Experiment> present = find(draft.getId());
          if (present.isEmpty()) {
            Lifecycle.requireRoom(all().size(), most);
            return Optional.of(
                new Change(
                    draft.getId(),
                    draft,
                    Audit.entry(draft, Action.CREATE, author, draft.getCreatedAt())));
          }
          if (!Redefinition.isSame(draft, present.get())) {
            throw new RefusedChange(
                "Experiment '%s' exists with another definition.".formatted(draft.getId()));
          }
          return Optional.empty();
        });
  }

  /** Starts a draft; as {@link #change}. */
  public Experiment start(String id, ChangeRequest request) {
    return change(
        id, Action.START, request, experiment -> Lifecycle.start(experiment, request.at(), all()));
  }

  /** Has a draft start later by itself; as {@link #change}. */
  public Experiment schedule(String id, Instant start, ChangeRequest request) {
    return change(
        id, Action.SCHEDULE, request, experiment -> Lifecycle.schedule(experiment, start));
  }

  /** Takes back a schedule; as {@link #change}. */
  public Experiment unschedule(String id, ChangeRequest request) {
    return change(id, Action.UNSCHEDULE, request, Lifecycle::unschedule);
  }

  /** Takes nobody new in; as {@link #change}. */
  public Experiment pause(String id, ChangeRequest request) {
    return change(id, Action.PAUSE, request, Lifecycle::pause);
  }

  /** Ends a running experiment as it was planned; as {@link #change}. */
  public Experiment complete(String id, ChangeRequest request) {
    return change(
        id, Action.COMPLETE, request, experiment -> Lifecycle.complete(experiment, request.at()));
  }

  /**
   * Gives an experiment another definition; as {@link #change}.
   *
   * @param definition of the experiment as it stands, of the same id
   */
  public Experiment redefine(
      String id, UnaryOperator<Experiment> definition, ChangeRequest request) {
    return change(
        id,
        Action.UPDATE,
        request,
        experiment -> Redefinition.apply(experiment, definition.apply(experiment), request.at()));
  }

  /**
   * Gives the variants other weights; as {@link #change}.
   *
   * @param weights hundredths of a percent by variant; of every variant
   */
  public Experiment reweigh(String id, Map<String, Integer> weights, ChangeRequest request) {
    return change(
        id,
        Action.REWEIGH,
        request,
        experiment -> Redefinition.reweigh(experiment, weights, request.at()));
  }

  /**
   * Deletes what was never started.
   *
   * @throws UnknownExperiment if there is none
   * @throws WrongVersion if it is not at the version that the request expects
   * @throws RefusedChange if it was started
   * @throws CatalogUnavailable if the change could not be written
   */
  public void delete(String id, ChangeRequest request) {
    change(
        () -> {
          Experiment present = get(id);
          Lifecycle.requireVersion(present, request.expectedVersion());
          Lifecycle.requireDeletable(present);
          return Optional.of(
              new Change(
                  id, null, Audit.entry(present, Action.DELETE, request.author(), request.time())));
        });
  }

  /** Stops a running experiment; as {@link #change}. */
  public Experiment stop(String id, ChangeRequest request) {
    return change(id, Action.STOP, request, experiment -> Lifecycle.stop(experiment, request.at()));
  }

  /** Takes back a stop or a graduation; as {@link #change}. */
  public Experiment resume(String id, ChangeRequest request) {
    return change(
        id,
        Action.RESUME,
        request,
        experiment -> Lifecycle.resume(experiment, request.at(), all()));
  }

  /** Gives the winner to everybody whom the experiment is for; as {@link #change}. */
  public Experiment graduate(String id, String winner, ChangeRequest request) {
    return change(
        id,
        Action.GRADUATE,
        request,
        experiment -> Lifecycle.graduate(experiment, winner, request.at()));
  }

  /** Whether changes made elsewhere still arrive. */
  public boolean isFollowing() {
    return topics.isFollowing();
  }

  @Override
  public void close() {
    topics.close();
  }

  /**
   * Changes an experiment, unless it is already as it should be.
   *
   * @return the experiment as it stands afterwards
   * @throws UnknownExperiment if there is none
   * @throws WrongVersion if it is not at the version that the request expects
   * @throws RefusedChange if it cannot be changed so
   * @throws CatalogUnavailable if the change could not be written
   */
  private Experiment change(
      String id, Action action, ChangeRequest request, UnaryOperator<Experiment> transition) {
    change(
        () -> {
          Experiment present = get(id);
          Lifecycle.requireVersion(present, request.expectedVersion());
          Experiment changed = transition.apply(present);
          return changed.getVersion() == present.getVersion()
              ? Optional.empty()
              : Optional.of(
                  new Change(
                      id, changed, Audit.entry(changed, action, request.author(), request.time())));
        });
    return get(id);
  }

  /**
   * Writes what is decided on the latest experiments. When another process was faster, it is
   * decided anew on what that one wrote.
   *
   * @return whether there was something to write
   */
  private boolean change(Supplier<Optional<Change>> decision) {
    writer.lock();
    try {
      for (int attempt = 1; ; attempt++) {
        topics.catchUp();
        Optional<Change> change = decision.get();
        if (change.isEmpty()) {
          return false;
        }
        try {
          topics.write(change.get().id(), change.get().experiment(), change.get().entry());
          return true;
        } catch (LostClaim e) {
          if (attempt == ATTEMPTS) {
            throw new CatalogUnavailable("Other processes change experiments too; try again.", e);
          }
        }
      }
    } finally {
      writer.unlock();
    }
  }

  /** The experiment is null when it is deleted. */
  private record Change(String id, @Nullable Experiment experiment, AuditEntry entry) {}
}
