package dev.assay.analyzer.calibration;

import dev.assay.analyzer.statistics.Sample;

/** Both arms of an experiment at one time, all of its units so far. */
public record Snapshot(Sample control, Sample treatment) {

  long units() {
    return control.count() + treatment.count();
  }
}
