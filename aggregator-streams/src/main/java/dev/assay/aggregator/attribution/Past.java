package dev.assay.aggregator.attribution;

import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Timeline;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A subject's observations of before its floor. They count nowhere any more; what a unit did before
 * its exposure is computed from them. They are read when they are asked for, which is seldom.
 */
public final class Past {

  private final Supplier<Timeline> stored;
  private @Nullable Timeline observations;
  private boolean changed;

  private Past(Supplier<Timeline> stored) {
    this.stored = stored;
  }

  /** Without an observation. */
  public static Past empty() {
    return new Past(Timeline::new);
  }

  /**
   * As it was stored.
   *
   * @param stored reads the observations, by time; asked at most once
   */
  public static Past of(Supplier<Timeline> stored) {
    return new Past(stored);
  }

  /** By time; valid until more are taken in. */
  public List<Observation> observations() {
    return timeline().all();
  }

  private Timeline timeline() {
    Timeline known = observations;
    if (known == null) {
      known = stored.get();
      observations = known;
    }
    return known;
  }

  /** Whether it is another one than the one that was stored. */
  public boolean isChanged() {
    return changed;
  }

  /** What there is now is stored. */
  public void stored() {
    changed = false;
  }

  /**
   * Takes observations in that are later than all others.
   *
   * @param from observations before this time are forgotten
   * @param most so many are kept, the latest
   */
  void append(List<Observation> later, long from, int most) {
    Timeline all = timeline();
    later.forEach(all::add);
    int first = Math.max(0, all.size() - most);
    while (first < all.size() && all.get(first).time() < from) {
      first++;
    }
    all.removeFirst(first);
    changed = true;
  }
}
