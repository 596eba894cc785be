package dev.assay.assigner.assignment;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one experiment which variant a subject gets. Everything that can be is worked out
 * when it is made, so that an answer makes no garbage but itself. Safe for use by several threads.
 */
public final class Allocator {

  private static final Unassigned NOT_RUNNING = new Unassigned(Cause.NOT_RUNNING);
  private static final Unassigned PAUSED = new Unassigned(Cause.PAUSED);
  private static final Unassigned NO_UNIT_ID = new Unassigned(Cause.NO_UNIT_ID);
  private static final Unassigned NOT_TARGETED = new Unassigned(Cause.NOT_TARGETED);
  private static final Unassigned BEYOND_RAMP = new Unassigned(Cause.BEYOND_RAMP);
  private static final Unassigned IN_NO_VARIANT = new Unassigned(Cause.IN_NO_VARIANT);

  private final Experiment experiment;
  private final String id;
  private final UnitType unit;
  private final Audience audience;
  private final Shares shares;
  private final Ramp ramp;
  private final Bucketing split;
  private final AssignmentReason reason;

  /** In milliseconds since 1970; an open phase ends at the end of time. */
  private final long[] from;

  private final long[] until;

  private final Variant[] variants;

  /** The first bucket that is not the variant's any more. */
  private final int[] ends;

  public Allocator(Experiment experiment) {
    this.experiment = experiment;
    id = experiment.getId();
    unit = experiment.getUnit();
    audience = Audience.of(experiment.getTargeting());
    shares = Shares.of(experiment);
    ramp = new Ramp(experiment.getId(), experiment.getRamp());
    split = Bucketing.split(experiment.getId());
    reason = audience.isEverybody() ? AssignmentReason.SPLIT : AssignmentReason.TARGETING_MATCH;
    List<Phase> phases = experiment.getPhases();
    from = phases.stream().mapToLong(phase -> phase.getFrom().toEpochMilli()).toArray();
    until = phases.stream().mapToLong(Allocator::end).toArray();
    variants = experiment.getVariants().toArray(Variant[]::new);
    ends = new int[variants.length];
    int end = 0;
    for (int i = 0; i < variants.length; i++) {
      end += variants[i].getTrafficBasisPoints();
      ends[i] = end;
    }
  }

  public Experiment experiment() {
    return experiment;
  }

  /** As the other, to a subject of whom no exposure is known. */
  public Allocation allocate(Subject subject, Instant at) {
    return allocate(subject, at, PriorExposures.NONE);
  }

  /**
   * What the experiment says to the subject. A unit that was exposed stays on its variant for as
   * long as the experiment runs or is paused, whatever its weights, its ramp and the subject's
   * attributes are by now. Only another part of the layer goes before that.
   *
   * @param at the time of the call: the phase and the ramp are looked up by it
   * @param exposures asked only where what they say could make a difference
   */
  public Allocation allocate(Subject subject, Instant at, PriorExposures exposures) {
    long time = at.toEpochMilli();
    int phase = phaseAt(time);
    if (phase < 0) {
      return outsideEveryPhase(subject, at);
    }
    String unitId = subject.idOf(unit);
    if (unitId == null) {
      return NO_UNIT_ID;
    }
    Unassigned exclusion = shares.exclusion(unitId);
    if (exclusion != null) {
      return audience.includes(subject) ? exclusion : NOT_TARGETED;
    }
    Allocation fresh = toNewUnit(subject, unitId, time - from[phase]);
    if (fresh instanceof Assigned && experiment.getWeightsChangedAt() == null) {
      return fresh;
    }
    PriorExposure prior = exposures.of(id, unitId);
    return prior == null ? fresh : stay(unitId, prior, fresh);
  }

  /**
   * What a unit gets that was exposed before.
   *
   * @param otherwise what it gets when the experiment has no such variant
   */
  public Allocation stay(String unitId, PriorExposure prior, Allocation otherwise) {
    for (int i = 0; i < variants.length; i++) {
      if (variants[i].getId().equals(prior.variantId())) {
        int bucket = prior.bucket() == null ? split.bucketOf(unitId) : prior.bucket();
        double propensity = prior.propensity() == null ? propensity(i) : prior.propensity();
        return new Assigned(unitId, variants[i], bucket, propensity, reason);
      }
    }
    return otherwise;
  }

  private Allocation toNewUnit(Subject subject, String unitId, long elapsed) {
    if (!audience.includes(subject)) {
      return NOT_TARGETED;
    }
    if (experiment.getState() == ExperimentState.PAUSED) {
      return PAUSED;
    }
    return ramp.hasReached(unitId, elapsed) ? split(unitId) : BEYOND_RAMP;
  }

  /** A winner is given without a split: no id is needed, and neither ramp nor shares matter. */
  private Allocation outsideEveryPhase(Subject subject, Instant at) {
    Instant ended = experiment.getEndedAt();
    if (experiment.getState() != ExperimentState.GRADUATED || ended == null || at.isBefore(ended)) {
      return NOT_RUNNING;
    }
    if (!audience.includes(subject)) {
      return NOT_TARGETED;
    }
    Variant winner = variant(experiment.getWinner());
    return winner == null ? IN_NO_VARIANT : new Graduated(winner);
  }

  private Allocation split(String unitId) {
    int bucket = split.bucketOf(unitId);
    for (int i = 0; i < ends.length; i++) {
      if (bucket < ends[i]) {
        return new Assigned(unitId, variants[i], bucket, propensity(i), reason);
      }
    }
    return IN_NO_VARIANT;
  }

  private @Nullable Variant variant(@Nullable String id) {
    for (Variant variant : variants) {
      if (variant.getId().equals(id)) {
        return variant;
      }
    }
    return null;
  }

  /** The number of the phase; -1 when the time is in none. */
  private int phaseAt(long time) {
    for (int i = 0; i < from.length; i++) {
      if (time >= from[i] && time < until[i]) {
        return i;
      }
    }
    return -1;
  }

  private double propensity(int variant) {
    return (double) variants[variant].getTrafficBasisPoints() / ends[ends.length - 1];
  }

  private static long end(Phase phase) {
    Instant until = phase.getUntil();
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }
}
