package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.UnitTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One unit in one experiment: its assignments, and what its settled observations add up to. */
public final class Participation {

  /** Assignments that are kept for a variant. */
  private static final int ASSIGNMENTS_PER_VARIANT = 8;

  private final List<AssignmentFact> assignments;
  private List<UnitTotals> settled;
  private Before before;

  /** Whether the unit is exposed, and no cell shows it yet. */
  private boolean isNew;

  private @Nullable Exposure exposure;

  public Participation() {
    this(List.of(), List.of(), Before.NONE);
  }

  /** A participation as it was stored. */
  public Participation(List<AssignmentFact> assignments, List<UnitTotals> settled, Before before) {
    this.assignments = new ArrayList<>(assignments);
    this.settled = settled;
    this.before = before;
  }

  /** Earliest first. */
  public List<AssignmentFact> assignments() {
    return assignments;
  }

  /** Totals of observations that are no longer kept, by metric; empty while there are none. */
  public List<UnitTotals> settled() {
    return settled;
  }

  /**
   * What the unit came to before its exposure; of none where nothing is adjusted. Kept, as the
   * observations may be forgotten while the exposure stays.
   */
  public Before before() {
    return before;
  }

  void before(Before values) {
    before = values;
  }

  /**
   * Takes an assignment in; false when it is known or one too many. Of too many, those that count
   * for least go: outside of the phases before inside, and late before early. What was derived
   * stays: {@link #forget} drops it when the exposure is another one now.
   *
   * @param counts whether an assignment at such a time can be an exposure
   */
  boolean add(AssignmentFact assignment, LongPredicate counts) {
    int same = 0;
    for (AssignmentFact known : assignments) {
      if (known.variantId().equals(assignment.variantId())) {
        if (known.eventId().equals(assignment.eventId())) {
          return false;
        }
        same++;
      }
    }
    if (same >= ASSIGNMENTS_PER_VARIANT) {
      AssignmentFact least = least(assignment, counts);
      if (least.equals(assignment)) {
        return false;
      }
      assignments.remove(least);
    }
    assignments.add(assignment);
    if (assignments.size() > 1) {
      assignments.sort(AssignmentFact.ORDER);
    }
    return true;
  }

  /** The one of a variant's assignments, and another one of it, that counts for least. */
  private AssignmentFact least(AssignmentFact another, LongPredicate counts) {
    return Stream.concat(
            Stream.of(another),
            assignments.stream().filter(known -> known.variantId().equals(another.variantId())))
        .max(
            Comparator.comparing((AssignmentFact fact) -> !counts.test(fact.time()))
                .thenComparing(AssignmentFact.ORDER))
        .orElse(another);
  }

  /** Drops what was derived: the experiment or the exposure has changed. */
  void forget() {
    exposure = null;
  }

  Exposure exposure(Plan plan) {
    Exposure known = exposure;
    if (known == null) {
      known = plan.exposure(assignments);
      exposure = known;
    }
    return known;
  }

  boolean isNew() {
    return isNew;
  }

  void isNew(boolean value) {
    isNew = value;
  }

  void settle(List<UnitTotals> totals) {
    settled = totals;
  }
}
