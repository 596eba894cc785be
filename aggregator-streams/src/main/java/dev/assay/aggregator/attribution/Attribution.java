package dev.assay.aggregator.attribution;

import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.summary.Cells;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds observations and assignments into subjects, and what changes thereby into cells.
 *
 * <p>An observation is judged when it comes, and is fresh until {@link #fold}: then all that a unit
 * did since goes into the cells at once. A call has a dozen events within seconds, and each would
 * change the same cells.
 *
 * <p>The cells are always the sum of what every subject contributes, and a subject's contribution
 * depends on its state alone. So a change that is more than one observation more (an earlier
 * exposure, a crossover, another definition) takes the subject's old contribution out and puts the
 * new one in.
 */
public final class Attribution {

  private final Map<String, Plan> plans;
  private final CellsOfFold cells;
  private final Contributions contributions;
  private final FreshFold freshFold;
  private final Limits limits;
  private List<Subject> unfolded = new ArrayList<>();

  /**
   * @param plans by experiment id; may change between calls
   */
  public Attribution(Map<String, Plan> plans, Cells cells, Limits limits) {
    this.plans = plans;
    this.cells = new CellsOfFold(cells);
    this.contributions = new Contributions(this.cells);
    this.freshFold = new FreshFold(this.cells);
    this.limits = limits;
  }

  /** Takes an observation of a subject in. */
  public Outcome observe(Subject subject, Observation observation) {
    if (subject.isLate(observation.time())) {
      return Outcome.LATE;
    }
    if (subject.contains(observation.id())) {
      return Outcome.DUPLICATE;
    }
    awaitFold(subject, observation.time());
    subject.add(observation);
    Outcome outcome = counts(subject, observation) ? Outcome.ATTRIBUTED : Outcome.WAITING;
    advance(subject, observation.time());
    return outcome;
  }

  private boolean counts(Subject subject, Observation observation) {
    for (var unit : subject.units().entrySet()) {
      if (unit.getKey().includes(observation)) {
        for (var participation : unit.getValue().entrySet()) {
          Plan plan = plans.get(participation.getKey());
          if (plan != null
              && participation.getValue().exposure(plan) instanceof Exposure.Exposed exposure
              && plan.attributes(exposure, unit.getKey(), observation)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void awaitFold(Subject subject, long time) {
    if (!subject.awaitsFold()) {
      unfolded.add(subject);
    }
    subject.awaitFold(time);
  }

  /** Brings the cells up to date with all that was taken in. */
  public void fold() {
    List<Subject> due = unfolded;
    unfolded = new ArrayList<>();
    due.forEach(this::take);
    cells.end();
  }

  private void fold(Subject subject) {
    take(subject);
    cells.end();
  }

  /** Takes into the cells what they do not show of a subject: fresh observations and new units. */
  private void take(Subject subject) {
    if (!subject.awaitsFold()) {
      return;
    }
    if (!subject.fresh().isEmpty()) {
      forEachPlan(
          subject,
          (plan, unit, participation) -> {
            Participant participant = Participant.of(plan, subject, unit, participation);
            if (participant != null && !participation.isNew()) {
              freshFold.fold(participant);
            }
          });
      subject.absorbFresh();
    }
    forEachPlan(
        subject,
        (plan, unit, participation) -> {
          if (participation.isNew()) {
            participation.isNew(false);
            contributions.add(plan, subject, unit, participation);
          }
        });
    subject.folded();
  }

  private interface PlanAction {
    void accept(Plan plan, UnitId unit, Participation participation);
  }

  /** Visits the experiments that are known of those in which a subject's units take part. */
  private void forEachPlan(Subject subject, PlanAction action) {
    for (var unit : subject.units().entrySet()) {
      for (var participation : unit.getValue().entrySet()) {
        Plan plan = plans.get(participation.getKey());
        if (plan != null) {
          action.accept(plan, unit.getKey(), participation.getValue());
        }
      }
    }
  }

  /** Takes an assignment of a subject's unit in. */
  public Outcome assign(
      Subject subject, UnitId unit, String experimentId, AssignmentFact assignment) {
    if (subject.isLate(assignment.time())) {
      return Outcome.LATE;
    }
    Participation participation =
        subject
            .units()
            .computeIfAbsent(unit, any -> new LinkedHashMap<>())
            .computeIfAbsent(experimentId, any -> new Participation());
    Plan plan = plans.get(experimentId);
    Outcome outcome =
        plan == null
            ? (participation.add(assignment, any -> true) ? Outcome.WAITING : Outcome.UNCHANGED)
            : assign(plan, subject, unit, participation, assignment);
    advance(subject, assignment.time());
    return outcome;
  }

  /**
   * Puts in what a subject contributes to an experiment whose cells were emptied, because its
   * definition is another one now. Nothing is fresh.
   */
  public void recount(Subject subject, Plan plan) {
    for (var unit : subject.units().entrySet()) {
      Participation participation = unit.getValue().get(plan.experimentId());
      if (participation != null && unit.getKey().type() == plan.unitType()) {
        participation.forget();
        contributions.add(plan, subject, unit.getKey(), participation);
      }
    }
    cells.end();
  }

  private Outcome assign(
      Plan plan,
      Subject subject,
      UnitId unit,
      Participation participation,
      AssignmentFact assignment) {
    Exposure before = participation.exposure(plan);
    Exposure after =
        repeats(before, assignment) ? before : plan.exposure(with(plan, participation, assignment));
    if (after.equals(before)) {
      participation.add(assignment, plan::isRunningAt);
      return after instanceof Exposure.None ? Outcome.WAITING : Outcome.UNCHANGED;
    }
    if (before instanceof Exposure.None && after instanceof Exposure.Exposed exposed) {
      // The first events of a call come with its exposure: all of it is added at once.
      participation.isNew(true);
      awaitFold(subject, exposed.time());
    } else {
      fold(subject);
      contributions.remove(plan, subject, unit, participation);
    }
    participation.add(assignment, plan::isRunningAt);
    participation.forget();
    if (!participation.isNew()) {
      contributions.add(plan, subject, unit, participation);
      cells.end();
    }
    return after instanceof Exposure.Crossover ? Outcome.CROSSOVER : Outcome.ATTRIBUTED;
  }

  /** Whether a unit is assigned again to what it is exposed to, as it is with every call. */
  private static boolean repeats(Exposure exposure, AssignmentFact assignment) {
    return exposure instanceof Exposure.Exposed exposed
        && exposed.variantId().equals(assignment.variantId())
        && exposed.time() < assignment.time();
  }

  private static List<AssignmentFact> with(
      Plan plan, Participation participation, AssignmentFact more) {
    Participation changed = new Participation(participation.assignments(), List.of(), Before.NONE);
    changed.add(more, plan::isRunningAt);
    return changed.assignments();
  }

  private void advance(Subject subject, long time) {
    subject.advance(time);
    long floor = Window.of(WindowSize.DAY, subject.latest() - limits.lateness().toMillis()).start();
    boolean tooMany = subject.size() > limits.recentObservations();
    if (floor <= subject.floor() && !tooMany) {
      return;
    }
    if (tooMany || subject.awaitsFoldOfBefore(floor)) {
      fold(subject);
    }
    int excess = subject.recent().size() - limits.recentObservations();
    if (excess > 0) {
      floor = Math.max(floor, subject.recent().get(excess - 1).time() + 1);
    }
    if (floor > subject.floor()) {
      settle(subject, floor);
    }
  }

  /** Adds the observations that will be forgotten to the settled totals. */
  private void settle(Subject subject, long floor) {
    List<Observation> old = subject.between(Long.MIN_VALUE, floor);
    if (!old.isEmpty()) {
      forEachPlan(
          subject,
          (plan, unit, participation) -> {
            if (participation.exposure(plan) instanceof Exposure.Exposed exposure) {
              participation.settle(Totals.of(plan, unit, exposure, participation.settled(), old));
            }
          });
    }
    subject.raiseFloor(floor, limits);
    forget(subject, floor - limits.retention().toMillis());
  }

  /** Forgets who took part in experiments that ended before a time: the cells keep what it was. */
  private void forget(Subject subject, long time) {
    subject
        .units()
        .values()
        .forEach(
            participations ->
                participations
                    .keySet()
                    .removeIf(
                        experimentId -> {
                          Plan plan = plans.get(experimentId);
                          return plan != null && plan.isOverBefore(time);
                        }));
    subject.units().values().removeIf(Map::isEmpty);
  }
}
