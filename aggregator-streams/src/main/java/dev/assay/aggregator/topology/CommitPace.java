package dev.assay.aggregator.topology;

/**
 * When a task should commit.
 *
 * <p>A commit writes each unit and each cell that changed, however often it changed: fewer commits
 * are less work for a record. Who reads hours of old records wants to be done, and nobody waits for
 * what they came to until then. Who is up to date wants to see each record soon.
 *
 * <p>The wall clock says when, and nothing else: what is committed does not depend on it.
 */
final class CommitPace {

  private static final long NEVER = -1;

  private final CommitIntervals intervals;

  /** The look before, ms. */
  private long lastLook = NEVER;

  /** Since when there is something to commit, ms; at most one look early. */
  private long waitingSince = NEVER;

  /** How many records waited at the last look. */
  private long waiting;

  CommitPace(CommitIntervals intervals) {
    this.intervals = intervals;
  }

  /**
   * Whether it is time; asked often.
   *
   * @param now wall clock, ms
   * @param records read since the last commit
   * @param appendTime when the latest of them was sent, ms
   */
  boolean isDue(long now, long records, long appendTime) {
    long before = lastLook == NEVER ? now : lastLook;
    lastLook = now;
    boolean reading = records > waiting;
    waiting = records;
    if (records == 0) {
      waitingSince = NEVER;
      return false;
    }
    if (waitingSince == NEVER) {
      waitingSince = before;
    }
    boolean behind = reading && now - appendTime > intervals.behind();
    return now - waitingSince >= (behind ? intervals.behind() : intervals.upToDate());
  }

  /** All that was read is committed. */
  void committed() {
    waitingSince = NEVER;
    waiting = 0;
  }
}
