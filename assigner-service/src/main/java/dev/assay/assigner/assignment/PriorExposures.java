package dev.assay.assigner.assignment;

import org.jspecify.annotations.Nullable;

/** What is known of the units that were exposed. */
@FunctionalInterface
public interface PriorExposures {

  /** Nobody was. */
  PriorExposures NONE = (experimentId, unitId) -> null;

  /** The unit's exposure to the experiment, in any of its phases; null: none is known. */
  @Nullable PriorExposure of(String experimentId, String unitId);
}
