package dev.assay.law.oracle;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.WindowSize;
import java.util.Map;

/**
 * What one query must return.
 *
 * @param crossovers units seen in more than one variant
 * @param cells those in which there is a unit
 */
public record Expected(
    Experiment experiment, WindowSize size, long crossovers, Map<CellKey, ExpectedCell> cells) {
  public Expected {
    cells = Map.copyOf(cells);
  }
}
