package dev.assay.assigner.ofrep;

/** Why a flag has its value, as OpenFeature names it. */
enum Reason {
  /** The winner of a graduated experiment. */
  STATIC,
  /** The variant of a unit of an experiment that is for everybody. */
  SPLIT,
  /** The variant of a unit of an experiment that is for some. */
  TARGETING_MATCH,
  /** An experiment with this key runs, and the unit is not in it. */
  DEFAULT,
  /** No experiment with this key runs. */
  DISABLED,
  /** The assignment's reason is one that this version does not know. */
  UNKNOWN
}
