package dev.assay.analyzer.decision;

import java.util.OptionalDouble;

/** What to do with an experiment, and why. */
public sealed interface Recommendation {

  Grounds grounds();

  /**
   * Go on: nothing can be said yet.
   *
   * @param outlook what more units would bring
   */
  record Continue(Grounds grounds, Outlook outlook) implements Recommendation {}

  /**
   * Give everybody the winner.
   *
   * @param confidence probability that it is the best of all variants; empty where unknown
   */
  record ShipTreatment(Grounds grounds, String winner, OptionalDouble confidence)
      implements Recommendation {}

  /** Give everybody the control: every treatment is worse. */
  record ShipControl(Grounds grounds, String winner) implements Recommendation {}

  /** Stop at once: every treatment does harm. */
  record Stop(Grounds grounds) implements Recommendation {}

  /** The data do not carry a decision, and more of them are not due. */
  record Inconclusive(Grounds grounds) implements Recommendation {}
}
