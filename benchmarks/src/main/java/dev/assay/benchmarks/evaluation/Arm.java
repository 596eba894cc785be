package dev.assay.benchmarks.evaluation;

import java.util.Locale;

/** The variants of each experiment. */
enum Arm {
  CONTROL(34),
  TREATMENT_A(33),
  TREATMENT_B(33);

  private final int percent;

  Arm(int percent) {
    this.percent = percent;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  int percent() {
    return percent;
  }
}
