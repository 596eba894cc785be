package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.Judged;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stores the events of a request that make sense and are no duplicates. Safe for use by several
 * threads, which it makes wait for the broker.
 */
public final class Ingestion {

  private final EventLog log;
  private final EventMeters meters;
  private final RecentIds stored;

  /**
   * @param idsRemembered most of the latest events that were stored
   */
  public Ingestion(EventLog log, MeterRegistry registry, int idsRemembered) {
    this.log = log;
    this.meters = new EventMeters(registry, log);
    this.stored = new RecentIds(idsRemembered);
  }

  /**
   * Stores them.
   *
   * @return what became of each, in their order
   * @throws Saturated when too much waits for the broker; nothing was stored
   * @throws LogUnavailable when one of them could not be stored; others may have been
   */
  public List<Outcome> store(List<Judged> events) throws InterruptedException {
    List<RecentIds.Id> ids = new ArrayList<>(events.size());
    for (Judged event : events) {
      if (event instanceof Judged.Valid valid) {
        ids.add(stored.id(valid.key(), valid.eventId()));
      }
    }
    boolean[] isStored = stored.have(ids);
    List<Outcome> outcomes = new ArrayList<>(events.size());
    List<Judged.Valid> fresh = new ArrayList<>(events.size());
    Set<RecentIds.Id> freshIds = HashSet.newHashSet(events.size());
    int next = 0;
    for (Judged event : events) {
      Outcome outcome =
          switch (event) {
            case Judged.Invalid invalid -> Outcome.REJECTED;
            case Judged.Valid valid -> {
              boolean isNew = !isStored[next] && freshIds.add(ids.get(next));
              next++;
              if (isNew) {
                fresh.add(valid);
              }
              yield isNew ? Outcome.ACCEPTED : Outcome.DUPLICATE;
            }
          };
      outcomes.add(outcome);
    }
    try {
      log.write(fresh);
    } catch (Saturated | LogUnavailable e) {
      meters.failed(fresh);
      throw e;
    }
    // Not before: whoever sends again what failed sends no duplicates.
    stored.add(freshIds);
    meters.count(events, outcomes);
    return outcomes;
  }
}
