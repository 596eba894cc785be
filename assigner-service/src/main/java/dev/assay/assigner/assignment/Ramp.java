package dev.assay.assigner.assignment;

import dev.assay.schemas.avro.RampStep;
import java.util.List;

/** Lets more and more units in. Shares never fall, so that a step adds units and moves none. */
final class Ramp {

  private final Bucketing bucketing;

  /** Milliseconds after the start of the phase; in order. */
  private final long[] after;

  private final int[] shares;

  Ramp(String experimentId, List<RampStep> steps) {
    bucketing = Bucketing.ramp(experimentId);
    after = steps.stream().mapToLong(RampStep::getAfterMs).toArray();
    shares = steps.stream().mapToInt(RampStep::getTrafficBasisPoints).toArray();
  }

  /**
   * Whether it has reached a unit; the last step that has begun holds.
   *
   * @param elapsed milliseconds since the phase began
   */
  boolean hasReached(String unitId, long elapsed) {
    if (after.length == 0) {
      return true;
    }
    int share = 0;
    for (int i = 0; i < after.length && after[i] <= elapsed; i++) {
      share = shares[i];
    }
    return share == Bucketing.BUCKETS || bucketing.bucketOf(unitId) < share;
  }
}
