package dev.assay.assigner.session;

import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a session got from an experiment. Safe for use by several threads. */
final class Served {

  private final Allocation allocation;
  private final int experimentVersion;
  private final boolean isKept;
  private volatile Instant lastCall;

  /**
   * @param experimentVersion at which it was allocated
   * @param lastCall the latest time at which it was asked for
   * @param isKept whether the experiment says something else by now
   */
  private Served(Allocation allocation, int experimentVersion, Instant lastCall, boolean isKept) {
    this.allocation = allocation;
    this.experimentVersion = experimentVersion;
    this.lastCall = lastCall;
    this.isKept = isKept;
  }

  /**
   * What the session gets next.
   *
   * @param before what it got last; null: nothing that is known of
   * @param fresh what the experiment would say to a new session
   * @param experimentVersion of the experiment that says so
   * @param liveFor a session that was silent for so long is a new one
   */
  static Served next(
      @Nullable Served before,
      Allocation fresh,
      int experimentVersion,
      Instant at,
      Duration liveFor) {
    if (before == null) {
      return new Served(fresh, experimentVersion, at, false);
    }
    Instant lastCall = at.isAfter(before.lastCall) ? at : before.lastCall;
    boolean isLive = Duration.between(before.lastCall, at).compareTo(liveFor) < 0;
    if (isLive
        && before.experimentVersion != experimentVersion
        && !isSame(before.allocation, fresh)) {
      return new Served(before.allocation, before.experimentVersion, lastCall, true);
    }
    return new Served(fresh, experimentVersion, lastCall, false);
  }

  Allocation allocation() {
    return allocation;
  }

  boolean isKept() {
    return isKept;
  }

  /**
   * Takes note of a call that changes nothing but the time of the latest one.
   *
   * @return whether it is such a call: the experiment is as it was and says what the session has
   */
  boolean isStill(Allocation fresh, int version, Instant at) {
    if (isKept || experimentVersion != version || !isSame(allocation, fresh)) {
      return false;
    }
    if (at.isAfter(lastCall)) {
      lastCall = at;
    }
    return true;
  }

  /** Whether there is a variant to stay on. */
  boolean hasVariant() {
    return !(allocation instanceof Unassigned);
  }

  private static boolean isSame(Allocation before, Allocation fresh) {
    return switch (before) {
      case Assigned assigned ->
          fresh instanceof Assigned other && assigned.variant().equals(other.variant());
      case Graduated graduated -> graduated.equals(fresh);
      case Unassigned unassigned -> true;
    };
  }
}
