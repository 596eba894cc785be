package dev.assay.aggregator.attribution;

import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one key: its recent observations and its units.
 *
 * <p>Recent observations serve four ends at once: they find duplicates, they wait for an assignment
 * that makes them count, they are there when an assignment moves an exposure, and windows are
 * computed from them. Not safe for use by several threads.
 */
public final class Subject {

  /** Up to so many observations are looked through: an index has to be built for each subject. */
  private static final int FEW = 64;

  private static final long NOTHING = Long.MAX_VALUE;

  private final Timeline recent;

  /** Not among the recent ones yet, in the order in which they came. */
  private final List<Observation> fresh = new ArrayList<>(4);

  private final Map<UnitId, Map<String, Participation>> units;
  private long latest;
  private long floor;
  private final Past past;
  private @Nullable Set<EventId> ids;

  /** Earliest time of what no cell shows yet; {@link #NOTHING} when there is nothing. */
  private long unfoldedSince = NOTHING;

  public Subject() {
    this(new Timeline(), new LinkedHashMap<>(), Long.MIN_VALUE, Long.MIN_VALUE, Past.empty());
  }

  /** A subject as it was stored. */
  public Subject(
      Timeline recent,
      Map<UnitId, Map<String, Participation>> units,
      long latest,
      long floor,
      Past past) {
    this.recent = recent;
    this.units = units;
    this.latest = latest;
    this.floor = floor;
    this.past = past;
  }

  /** By time, without the fresh ones; valid until the subject changes. */
  public List<Observation> recent() {
    return recent.all();
  }

  /** The recent observations as they are stored. */
  public Timeline timeline() {
    return recent;
  }

  /** The observations of before the floor. */
  public Past past() {
    return past;
  }

  /** Participations by unit and experiment. */
  public Map<UnitId, Map<String, Participation>> units() {
    return units;
  }

  /** Latest event time seen; {@link Long#MIN_VALUE} before the first event. */
  public long latest() {
    return latest;
  }

  /** What happened before this time is late: it is no longer known what came before it. */
  public long floor() {
    return floor;
  }

  boolean isLate(long time) {
    return time < floor;
  }

  boolean contains(EventId id) {
    if (size() <= FEW) {
      return recent.contains(id) || isFresh(id);
    }
    Set<EventId> known = ids;
    if (known == null) {
      known = HashSet.newHashSet(size());
      for (Observation observation : recent.all()) {
        known.add(observation.id());
      }
      for (Observation observation : fresh) {
        known.add(observation.id());
      }
      ids = known;
    }
    return known.contains(id);
  }

  private boolean isFresh(EventId id) {
    for (Observation observation : fresh) {
      if (observation.idHigh() == id.high() && observation.idLow() == id.low()) {
        return true;
      }
    }
    return false;
  }

  /** Takes an observation in that no cell shows yet. */
  void add(Observation observation) {
    fresh.add(observation);
    if (ids != null) {
      ids.add(observation.id());
    }
  }

  /** Whether there is something of it that no cell shows yet. */
  boolean awaitsFold() {
    return unfoldedSince != NOTHING;
  }

  /** Whether something of it that no cell shows yet happened before a time. */
  boolean awaitsFoldOfBefore(long time) {
    return unfoldedSince < time;
  }

  /** Something happened, at this time, that no cell shows yet. */
  void awaitFold(long time) {
    unfoldedSince = Math.min(unfoldedSince, time);
  }

  /** The cells show all of it. */
  void folded() {
    unfoldedSince = NOTHING;
  }

  /** Observations that no cell shows yet, in the order in which they came. */
  List<Observation> fresh() {
    return fresh;
  }

  /** The cells show the fresh observations now: they are recent ones like the others. */
  void absorbFresh() {
    fresh.forEach(recent::add);
    fresh.clear();
  }

  /** Number of observations that are kept. */
  int size() {
    return recent.size() + fresh.size();
  }

  /** The recent observations in {@code [from, until)}; valid until the subject changes. */
  List<Observation> between(long from, long until) {
    return recent.between(from, until);
  }

  void advance(long time) {
    latest = Math.max(latest, time);
  }

  /** Moves the observations before a time, which is the floor from now on, to the past. */
  void raiseFloor(long time, Limits limits) {
    List<Observation> old = between(Long.MIN_VALUE, time);
    if (!old.isEmpty()) {
      if (limits.lookBack().isPositive()) {
        past.append(old, time - limits.lookBack().toMillis(), limits.recentObservations());
      }
      recent.removeFirst(old.size());
      ids = null;
    }
    floor = time;
  }
}
