package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Sample;

/** Reads what {@link Parameters#sample} describes. */
final class Samples {

  private Samples() {}

  /**
   * One arm.
   *
   * @param form {@code sums} or {@code centered}
   * @throws InvalidInputs when a field of the form is missing
   */
  static Answer<Sample> read(Arguments arguments, String name, String form) {
    Arguments arm = arguments.object(name);
    long n = arm.count("n");
    if (n == 0) {
      return Answer.of(Sample.of(0, Double.NaN, Double.NaN));
    }
    return form.equals("centered")
        ? Answer.of(
            Sample.of(
                n,
                number(arm, name, "mean"),
                n < 2 ? Double.NaN : number(arm, name, "m2") / (n - 1)))
        : Sample.ofSums(n, number(arm, name, "sum"), number(arm, name, "sum_sq"));
  }

  private static double number(Arguments arm, String name, String field) {
    if (!arm.has(field)) {
      throw new InvalidInputs(name + "." + field, "is missing", Kind.NUMBER.description());
    }
    return arm.number(field);
  }
}
