package dev.assay.assigner.assignment;

import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Variant;

/** What one experiment says to one subject at one time. */
public sealed interface Allocation {

  /**
   * The unit takes part.
   *
   * @param unitId the id that the experiment randomises by
   * @param bucket 0 to 9,999
   * @param propensity the probability of this variant for a unit that takes part: the variant's
   *     share of the traffic over the sum of all variants' shares. A ramp does not change it, since
   *     it lets units in by a hash of its own. In (0, 1]
   */
  record Assigned(
      String unitId, Variant variant, int bucket, double propensity, AssignmentReason reason)
      implements Allocation {}

  /** The experiment is over, and everybody whom it is for gets its winner. */
  record Graduated(Variant winner) implements Allocation {}

  /** The unit does not take part. */
  record Unassigned(Cause cause) implements Allocation {}

  /** Why a unit does not take part. */
  enum Cause {
    /** The time is in no phase of the experiment. */
    NOT_RUNNING,
    /** The experiment randomises by an id that the subject does not have. */
    NO_UNIT_ID,
    /** An attribute is not among those that the experiment is for. */
    NOT_TARGETED,
    /** The unit is held out of every experiment that names the same holdout. */
    HELD_OUT,
    /** The unit is in another part of the experiment's layer. */
    ELSEWHERE_IN_LAYER,
    /** The unit was not drawn. */
    NOT_IN_SAMPLE,
    /** The experiment takes nobody in for now. */
    PAUSED,
    /** The ramp has not reached the unit. */
    BEYOND_RAMP,
    /** The unit is in the share that no variant takes. */
    IN_NO_VARIANT
  }
}
