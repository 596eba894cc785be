package dev.assay.assigner.sticky;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the units that were exposed to an experiment, by unit id.
 *
 * @param next the unit after which the next page begins; null: there is none
 */
public record Participants(List<Participant> units, @Nullable String next) {

  /** One unit. */
  public record Participant(String unitId, StickyExposure exposure) {}
}
