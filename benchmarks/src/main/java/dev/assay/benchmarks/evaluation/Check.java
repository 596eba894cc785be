package dev.assay.benchmarks.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That an engine's answers are those of the experiments, so that engines do the same work. */
final class Check {

  /** How many times a caller takes part while it is checked, at least. */
  private static final int ASSIGNMENTS = 10_000;

  /** Of a variant's share, in percent: six standard deviations. */
  private static final double TOLERANCE = 3;

  private Check() {}

  /**
   * Asks for one caller after the other until enough of them took part.
   *
   * @throws IllegalStateException when a caller is in an experiment that is for others or in none
   *     that is for the caller, or when the shares of the variants are others than they should be
   */
  static void answers(Engine engine, List<Split> experiments, List<Caller> callers) {
    Map<String, Integer> counts = new HashMap<>();
    int takingPart = 0;
    for (int next = 0; takingPart < ASSIGNMENTS; next++) {
      Caller caller = callers.get(next);
      List<String> variants = engine.prepare(caller).variants();
      for (int i = 0; i < experiments.size(); i++) {
        Split experiment = experiments.get(i);
        String variant = variants.get(i);
        if (experiment.isFor(caller) == variant.equals(Engine.NONE)) {
          throw new IllegalStateException(
              "%s of %s got '%s'".formatted(caller, experiment, variant));
        }
        if (experiment.isFor(caller)) {
          counts.merge(variant, 1, Integer::sum);
          takingPart++;
        }
      }
    }
    for (Arm arm : Arm.values()) {
      double percent = 100.0 * counts.getOrDefault(arm.id(), 0) / takingPart;
      if (Math.abs(percent - arm.percent()) > TOLERANCE) {
        throw new IllegalStateException(
            "%s has %.1f %% of the units, not %d %%".formatted(arm.id(), percent, arm.percent()));
      }
    }
  }
}
