package dev.assay.aggregator.attribution;

import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
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

  private final List<Observation> recent;

  /** Not among the recent ones yet, in the order in which they came. */
  private final List<Observation> fresh = new ArrayList<>(4);

  private final Map<UnitId, Map<String, Participation>> units;
  private long latest;
  private long floor;
  private final Past past;
  private @Nullable Set<EventId> ids;

  public Subject() {
    this(new ArrayList<>(), new LinkedHashMap<>(), Long.MIN_VALUE, Long.MIN_VALUE, Past.empty());
  }

  /** A subject as it was stored. */
  public Subject(
      List<Observation> recent,
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

  /** By time; without the fresh ones. */
  public List<Observation> recent() {
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
      return contains(recent, id) || contains(fresh, id);
    }
    Set<EventId> known = ids;
    if (known == null) {
      known = HashSet.newHashSet(size());
      for (Observation observation : recent) {
        known.add(observation.id());
      }
      for (Observation observation : fresh) {
        known.add(observation.id());
      }
      ids = known;
    }
    return known.contains(id);
  }

  private static boolean contains(List<Observation> observations, EventId id) {
    for (Observation observation : observations) {
      if (observation.id().equals(id)) {
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

  /** Observations that no cell shows yet, in the order in which they came. */
  List<Observation> fresh() {
    return fresh;
  }

  /** The cells show the fresh observations now: they are recent ones like the others. */
  void absorbFresh() {
    for (Observation observation : fresh) {
      recent.add(firstAfter(observation.time()), observation);
    }
    fresh.clear();
  }

  /** Number of observations that are kept. */
  int size() {
    return recent.size() + fresh.size();
  }

  /** The recent observations in {@code [from, until)}. */
  List<Observation> between(long from, long until) {
    int first = from == Long.MIN_VALUE ? 0 : firstAfter(from - 1);
    int end = until == Long.MAX_VALUE ? recent.size() : firstAfter(until - 1);
    return recent.subList(first, Math.max(first, end));
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
      old.clear();
      ids = null;
    }
    floor = time;
  }

  private int firstAfter(long time) {
    int low = 0;
    int high = recent.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (recent.get(middle).time() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
