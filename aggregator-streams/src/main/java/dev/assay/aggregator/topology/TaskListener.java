package dev.assay.aggregator.topology;

/**
 * Told what tasks do; for meters. Here and nowhere else may a clock stand beside events: nothing
 * that is counted depends on what a listener does. Called by stream threads, which it must not hold
 * up.
 */
public interface TaskListener {

  /**
   * What a task took in since its last write is what queries now answer.
   *
   * @param partition the task's
   * @param tally valid during the call
   * @param subjectsHeld subjects that the task has in memory
   */
  void written(int partition, Tally tally, int subjectsHeld);

  /** The task has left this instance. */
  void closed(int partition);
}
