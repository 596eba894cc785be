package dev.assay.analyzer.calibration;

/** Hears how far a simulation is; called by several threads. */
@FunctionalInterface
public interface Progress {

  void at(String scenario, long done, long runs);
}
