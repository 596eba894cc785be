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

  private static final long NOT_WAITING = -1;

  private final CommitIntervals intervals;

  /** Since when there is something to commit, ms; at most one look late. */
  private long waitingSince = NOT_WAITING;

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
    boolean reading = records > waiting;
    waiting = records;
    if (records == 0) {
      waitingSince = NOT_WAITING;
      return false;
    }
    if (waitingSince == NOT_WAITING) {
      waitingSince = now;
    }
    boolean behind = reading && now - appendTime > intervals.behind();
    return now - waitingSince >= (behind ? intervals.behind() : intervals.upToDate());
  }

  /** All that was read is committed. */
  void committed() {
    waitingSince = NOT_WAITING;
    waiting = 0;
  }
}
