package dev.assay.law.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of an experiment.
 *
 * @param dimension null with {@code value}: all units
 * @param windowStart null for the total
 */
public record CellKey(
    String variant,
    @Nullable String dimension,
    @Nullable String value,
    @Nullable Instant windowStart) {

  @Override
  public String toString() {
    return variant
        + (dimension == null ? "" : " " + dimension + "=" + value)
        + (windowStart == null ? "" : " " + windowStart);
  }
}
