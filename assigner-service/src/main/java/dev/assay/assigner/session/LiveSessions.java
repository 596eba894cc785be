package dev.assay.assigner.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.assignment.Subject;
import java.time.Duration;
import java.time.Instant;

/**
 * What live sessions got from each experiment. Whether a session is live goes by the times of its
 * calls; memory is also let go when nobody asked for that long. Safe for use by several threads.
 */
public final class LiveSessions {

  private final Duration liveFor;
  private final PriorExposures exposures;
  private final Cache<Key, Served> served;

  /**
   * @param liveFor a session that was silent for so long is a new one
   * @param most how many are remembered, each with each of its experiments
   * @param exposures what the experiments know of their units
   */
  public LiveSessions(Duration liveFor, long most, PriorExposures exposures) {
    this.liveFor = liveFor;
    this.exposures = exposures;
    this.served = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(liveFor).build();
  }

  /**
   * What the subject gets from the experiment: what the experiment says, or for a live session what
   * it got before the experiment was changed.
   *
   * @param at the time of the call
   */
  public Answer allocate(Allocator allocator, Subject subject, Instant at) {
    Allocation fresh = allocator.allocate(subject, at, exposures);
    String sessionId = subject.sessionId();
    if (sessionId == null) {
      return new Answer(fresh, false);
    }
    String experimentId = allocator.experiment().getId();
    // A customer's session is not another's, though their ids be equal.
    String unitId = subject.unitId(allocator.experiment().getUnit()).orElse(sessionId);
    int version = allocator.experiment().getVersion();
    Key key = new Key(experimentId, unitId, sessionId);
    Served known = served.getIfPresent(key);
    boolean isNothingNew =
        known == null ? fresh instanceof Unassigned : known.isStill(fresh, version, at);
    if (isNothingNew) {
      return new Answer(fresh, false);
    }
    Served now =
        served
            .asMap()
            .compute(
                key,
                (same, before) -> {
                  Served next = Served.next(before, fresh, version, at, liveFor);
                  return next.hasVariant() ? next : null;
                });
    return now == null ? new Answer(fresh, false) : new Answer(now.allocation(), now.isKept());
  }

  /**
   * What a subject gets.
   *
   * @param isKept whether a live session stays on what it had: the experiment says something else
   */
  public record Answer(Allocation allocation, boolean isKept) {}

  private record Key(String experimentId, String unitId, String sessionId) {

    // Not the sum that records have: the ids of a customer's sessions often follow from its own,
    // and then such sums are few.
    private static final int SPREAD = 0x9E3779B9;

    @Override
    public int hashCode() {
      return (experimentId.hashCode() * SPREAD + unitId.hashCode()) * SPREAD + sessionId.hashCode();
    }
  }
}
