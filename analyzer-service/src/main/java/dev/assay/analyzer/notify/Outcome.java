package dev.assay.analyzer.notify;

import java.time.Duration;

/** What became of one attempt to deliver. */
sealed interface Outcome {

  /** The receiver has it. */
  record Delivered() implements Outcome {}

  /** The receiver does not want it, and would not later. */
  record Refused(String reason) implements Outcome {}

  /**
   * It can be tried again.
   *
   * @param atLeast how long the receiver wants to be left alone; 0 when it did not say
   */
  record Failed(String reason, Duration atLeast) implements Outcome {}
}
