package dev.assay.analyzer.calibration;

/** Parts of the report. */
public enum Group {
  FIXED_TESTS(
      "False alarms of one look at the end",
      "Both arms are alike; share of the runs with p < 0.05. \"Exact\" is a sum over all outcomes"
          + " with their probabilities, without a simulation. Conversions are whole numbers: with few"
          + " of them the share moves in steps."),
  SEQUENTIAL_TESTS(
      "False alarms when looking all the time",
      "Both arms are alike; share of the runs in which any look found an effect. A method whose"
          + " interval leaves 0 out at some look is one that errs, so this is also the error of all"
          + " intervals together. At 1,000 looks the means and variances are drawn, those of normal"
          + " values, which is all that the methods see; log-normal values are drawn one by one."
          + " The intervals of a quantile are judged by the ranks that they span."),
  INTERVALS(
      "Coverage",
      "Share of the runs in which the interval of 95 % contains the truth. Lifts and differences"
          + " are of arms that differ, by a tenth unless it says otherwise. Conversions are whole"
          + " numbers: coverage at one rate and one number of units moves in steps, which fade as"
          + " conversions become more; the mean over rates is free of them."),
  CORRECTIONS(
      "Several treatments",
      "Four treatments share one control; their statistics correlate by one half."),
  POWER("Power", "Share of the runs that find an effect which is there, against the formula."),
  SAMPLE_RATIO("Sample ratio", "Arms of equal weight; exact sums over all outcomes."),
  MARGINS(
      "Non-inferiority",
      "The treatment is worse by exactly the margin; share of the runs that call it not inferior at"
          + " 5 %."),
  POSTERIORS(
      "Bayesian statements",
      "Truths are drawn from the prior. A statement is calibrated when it is as often true as it"
          + " says.");

  private final String title;
  private final String explanation;

  Group(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }
}
