package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.planning.Sides;
import dev.assay.analyzer.statistics.planning.TestDesign;

/** Parameters that plans share. */
final class PlanningParameters {

  private PlanningParameters() {}

  static Parameter power() {
    return Parameter.number("power", "chance of finding an effect, above alpha, below 1").or(0.8);
  }

  static Parameter sides() {
    return Parameter.count("sides", "1 or 2").or(2L);
  }

  static Parameter allocationRatio() {
    return Parameter.number(
            "allocation_ratio", "units in the treatment for each one in the control, above 0")
        .or(1.0);
  }

  static Parameter sdControl() {
    return Parameter.number("sd_control", "standard deviation over units, at least 0");
  }

  static Parameter sdTreatment() {
    return Parameter.number("sd_treatment", "the control's when absent").optional();
  }

  static Parameter nControl() {
    return Parameter.count("n_control", "units, at least 1");
  }

  static Parameter nTreatment() {
    return Parameter.count("n_treatment", "units, at least 1");
  }

  /** Reads alpha and sides, and the power where the calculation takes one. */
  static TestDesign design(Arguments arguments) {
    TestDesign design =
        TestDesign.of(arguments.number("alpha"), Sides.of(arguments.count("sides")));
    return arguments.has("power") ? design.withPower(arguments.number("power")) : design;
  }
}
