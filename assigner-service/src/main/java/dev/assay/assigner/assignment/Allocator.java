package dev.assay.assigner.assignment;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides for one experiment which variant a subject gets. */
public final class Allocator {

  private final Experiment experiment;
  private final Bucketing bucketing;

  public Allocator(Experiment experiment) {
    this.experiment = experiment;
    this.bucketing = new Bucketing(experiment.getId());
  }

  public Experiment experiment() {
    return experiment;
  }

  /**
   * What the experiment says to the subject.
   *
   * @param at the time of the call: the phase and the ramp are looked up by it
   */
  public Allocation allocate(Subject subject, Instant at) {
    Optional<Phase> phase = phaseAt(at);
    if (phase.isEmpty()) {
      return outsideEveryPhase(subject, at);
    }
    Optional<String> unitId = subject.unitId(experiment.getUnit());
    if (unitId.isEmpty()) {
      return new Unassigned(Cause.NO_UNIT_ID);
    }
    if (!Audience.includes(experiment.getTargeting(), subject.attributes())) {
      return new Unassigned(Cause.NOT_TARGETED);
    }
    if (bucketing.rampBucket(unitId.get()) >= rampShare(phase.get(), at)) {
      return new Unassigned(Cause.BEYOND_RAMP);
    }
    return split(unitId.get());
  }

  /** A winner is given without a split: no id is needed, and neither ramp nor shares matter. */
  private Allocation outsideEveryPhase(Subject subject, Instant at) {
    Instant ended = experiment.getEndedAt();
    if (experiment.getState() != ExperimentState.GRADUATED || ended == null || at.isBefore(ended)) {
      return new Unassigned(Cause.NOT_RUNNING);
    }
    if (!Audience.includes(experiment.getTargeting(), subject.attributes())) {
      return new Unassigned(Cause.NOT_TARGETED);
    }
    return experiment.getVariants().stream()
        .filter(variant -> variant.getId().equals(experiment.getWinner()))
        .findFirst()
        .<Allocation>map(Graduated::new)
        .orElse(new Unassigned(Cause.IN_NO_VARIANT));
  }

  private Allocation split(String unitId) {
    int bucket = bucketing.splitBucket(unitId);
    int end = 0;
    for (Variant variant : experiment.getVariants()) {
      end += variant.getTrafficBasisPoints();
      if (bucket < end) {
        return new Assigned(unitId, variant, bucket, propensity(variant), reason());
      }
    }
    return new Unassigned(Cause.IN_NO_VARIANT);
  }

  private Optional<Phase> phaseAt(Instant at) {
    return experiment.getPhases().stream()
        .filter(phase -> !at.isBefore(phase.getFrom()))
        .filter(phase -> phase.getUntil() == null || at.isBefore(phase.getUntil()))
        .findFirst();
  }

  /** Steps are in order of their times: the last one that has begun holds. */
  private int rampShare(Phase phase, Instant at) {
    if (experiment.getRamp().isEmpty()) {
      return Bucketing.BUCKETS;
    }
    long elapsed = Duration.between(phase.getFrom(), at).toMillis();
    int share = 0;
    for (RampStep step : experiment.getRamp()) {
      if (step.getAfterMs() <= elapsed) {
        share = step.getTrafficBasisPoints();
      }
    }
    return share;
  }

  private double propensity(Variant variant) {
    int assigned = experiment.getVariants().stream().mapToInt(Variant::getTrafficBasisPoints).sum();
    return (double) variant.getTrafficBasisPoints() / assigned;
  }

  private AssignmentReason reason() {
    return Audience.isEverybody(experiment.getTargeting())
        ? AssignmentReason.SPLIT
        : AssignmentReason.TARGETING_MATCH;
  }
}
