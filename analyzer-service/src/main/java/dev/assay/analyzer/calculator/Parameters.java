package dev.assay.analyzer.calculator;

/** Parameters that many calculations share. */
final class Parameters {

  private Parameters() {}

  /** Below 0.05 by default. */
  static Parameter alpha() {
    return Parameter.number("alpha", "error rate, above 0, below 1").or(0.05);
  }

  /** Both sides by default. */
  static Parameter alternative() {
    return Parameter.choice("alternative", "what is looked for", "two_sided", "greater", "less")
        .or("two_sided");
  }

  static Parameter pValues() {
    return Parameter.numbers("p_values", "from 0 to 1");
  }

  /** An arm's count, mean and variance, as sums or about the mean. */
  static Parameter sample(String name) {
    return Parameter.object(
        name,
        "n with sum and sum_sq, or with mean and m2",
        Parameter.count("n", "units"),
        Parameter.number("sum", "of the units' values").optional(),
        Parameter.number("sum_sq", "of the squared values").optional(),
        Parameter.number("mean", "of the units' values").optional(),
        Parameter.number("m2", "sum of squared deviations from the mean, at least 0").optional());
  }

  /** Which of the two forms samples have; the fields tell it too. */
  static Parameter form() {
    return Parameter.choice("form", "of the samples", "sums", "centered").or("sums");
  }
}
