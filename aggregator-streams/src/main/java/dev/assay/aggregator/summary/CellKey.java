package dev.assay.aggregator.summary;

/**
 * Names one cell.
 *
 * @param variantId the variant; empty for the experiment's crossovers
 */
public record CellKey(String experimentId, Window window, String variantId, Slice slice)
    implements SummaryKey {

  /** The cell whose units are the experiment's crossovers. */
  public static CellKey crossovers(String experimentId) {
    return new CellKey(experimentId, Window.TOTAL, "", Slice.ALL);
  }
}
