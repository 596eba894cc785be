package dev.assay.assigner.evaluation;

/** It is not known yet who was exposed before: an answer could move a unit to another variant. */
public final class NotReady extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotReady() {
    super("The exposures of before are still being read; try again.");
  }
}
