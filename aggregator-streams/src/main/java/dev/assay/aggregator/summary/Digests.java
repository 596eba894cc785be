package dev.assay.aggregator.summary;

import dev.assay.schemas.summary.DigestStore;

/** Where the digests of a cell's sketches are, which change more rarely than the cell. */
public interface Digests {

  /** Those of the metric at a position. */
  DigestStore of(int metric);
}
