package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.MetricIndex;
import dev.assay.aggregator.observation.InvalidEventException;
import dev.assay.aggregator.observation.Observation;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What attribution needs to know of an experiment.
 *
 * @param phases when it ran
 * @param definitions the metrics as they were defined
 * @param metrics in the order in which totals and cells keep them
 * @param index of the metrics
 * @param dimensions attributes by whose values summaries are kept apart
 * @param preExposureWindow ms before the exposure from which values adjust means; 0: none
 */
public record Plan(
    String experimentId,
    UnitType unitType,
    Set<String> variants,
    List<Phase> phases,
    List<MetricDefinition> definitions,
    List<Metric> metrics,
    MetricIndex index,
    List<String> dimensions,
    long preExposureWindow) {

  private static final Exposure NONE = new Exposure.None();
  private static final Exposure CROSSOVER = new Exposure.Crossover();

  /**
   * Compiles a definition.
   *
   * @throws IllegalArgumentException when one of its metrics makes no sense
   */
  public static Plan of(Experiment experiment) {
    Long window = experiment.getPreExposureWindowMs();
    List<Metric> metrics =
        experiment.getMetrics().stream().map(metric -> Metric.of(metric, window != null)).toList();
    return new Plan(
        experiment.getId(),
        experiment.getUnit(),
        experiment.getVariants().stream().map(Variant::getId).collect(Collectors.toSet()),
        experiment.getPhases().stream()
            .map(phase -> new Phase(phase.getFrom().toEpochMilli(), millis(phase.getUntil())))
            .toList(),
        List.copyOf(experiment.getMetrics()),
        metrics,
        new MetricIndex(metrics),
        List.copyOf(experiment.getDimensions()),
        window == null ? 0 : window);
  }

  private static long millis(@Nullable Instant until) {
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }

  /**
   * Checks that a unit can be assigned to a variant.
   *
   * @throws InvalidEventException when it cannot
   */
  public void check(UnitId unit, String variantId) throws InvalidEventException {
    if (unit.type() != unitType) {
      throw new InvalidEventException("unit_type", unit.type(), unitType.toString());
    }
    if (!variants.contains(variantId)) {
      throw new InvalidEventException("variant_id", variantId, variants.toString());
    }
  }

  /** Whether events at a time count. */
  public boolean isRunningAt(long time) {
    for (Phase phase : phases) {
      if (phase.contains(time)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an observation counts for a unit with this exposure. */
  boolean attributes(Exposure.Exposed exposure, UnitId unit, Observation observation) {
    return observation.time() >= exposure.time()
        && unit.includes(observation)
        && isRunningAt(observation.time());
  }

  /** Whether an observation of before the exposure adjusts what a unit comes to. */
  boolean adjusts(Exposure.Exposed exposure, UnitId unit, Observation observation) {
    return observation.time() < exposure.time()
        && observation.time() >= exposure.time() - preExposureWindow
        && unit.includes(observation);
  }

  /** Whether there is a time at which events count. */
  public boolean hasRun() {
    return !phases.isEmpty();
  }

  /** Whether it ended before a time; it may be resumed yet. */
  public boolean isOverBefore(long time) {
    return hasRun() && phases.stream().allMatch(phase -> phase.until() < time);
  }

  /** Whether everything up to a time counts by another plan as it does by this one. */
  public boolean countsAlike(Plan other, long time) {
    return unitType == other.unitType
        && variants.equals(other.variants)
        && definitions.equals(other.definitions)
        && dimensions.equals(other.dimensions)
        && preExposureWindow == other.preExposureWindow
        && phasesUpTo(time).equals(other.phasesUpTo(time));
  }

  private List<Phase> phasesUpTo(long time) {
    return phases.stream()
        .filter(phase -> phase.from() <= time)
        .map(phase -> phase.until() > time ? new Phase(phase.from(), Long.MAX_VALUE) : phase)
        .toList();
  }

  /** What assignments, earliest first, come to. */
  Exposure exposure(List<AssignmentFact> assignments) {
    AssignmentFact earliest = null;
    for (AssignmentFact assignment : assignments) {
      if (variants.contains(assignment.variantId()) && isRunningAt(assignment.time())) {
        if (earliest == null) {
          earliest = assignment;
        } else if (!earliest.variantId().equals(assignment.variantId())) {
          return CROSSOVER;
        }
      }
    }
    return earliest == null
        ? NONE
        : new Exposure.Exposed(earliest.variantId(), earliest.time(), earliest.attributes());
  }
}
