package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Sample;

/** Both arms' units of one kind, which was known before the experiment. */
public record Stratum(Sample control, Sample treatment) {

  /** Units of both arms. */
  public long units() {
    return Math.addExact(control.count(), treatment.count());
  }
}
