package dev.assay.analyzer.automation;

/** What is to be done with an experiment. */
public sealed interface Action {

  /**
   * Nothing.
   *
   * @param reason why not
   */
  record None(String reason) implements Action {}

  /** To stop it. */
  record Stop() implements Action {}

  /**
   * To give a variant to everybody.
   *
   * @param winner the variant's id
   */
  record Graduate(String winner) implements Action {}
}
