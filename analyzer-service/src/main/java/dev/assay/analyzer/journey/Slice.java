package dev.assay.analyzer.journey;

import dev.assay.schemas.avro.CellSummary;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The units that a journey is of.
 *
 * @param dimension null with the value: all units
 */
public record Slice(@Nullable String dimension, @Nullable String value) {

  public static final Slice ALL = new Slice(null, null);

  boolean isOf(CellSummary cell) {
    return Objects.equals(dimension, cell.getDimension())
        && Objects.equals(value, cell.getSliceValue());
  }
}
