package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.quality.Crossovers;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SampleRatioTest.Arm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Checks of the data themselves. */
final class QualityCalculations {

  private static final List<String> RATIO = List.of("statistic", "df", "p_value");

  private static final List<String> CROSSOVERS =
      List.of("rate", "rate_ci_low", "rate_ci_high", "p_value");

  private QualityCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "chi_square_srm",
            "Pearson's chi-square test of units per arm against their shares of traffic.",
            List.of(
                Parameter.numbers("counts", "units of each arm, whole numbers of at least 0"),
                Parameter.numbers("weights", "share of each arm, at least 0, in any unit")),
            RATIO,
            QualityCalculations::sampleRatio),
        new Calculation(
            "crossovers",
            "Units seen in more than one arm: their share, and whether it is above what is"
                + " tolerated.",
            List.of(
                Parameter.count("n", "units, those seen in several arms counted once"),
                Parameter.count("crossovers", "units seen in more than one arm, at most n"),
                Parameter.number("tolerated", "share of the units, above 0, below 1").or(0.001),
                Parameters.alpha()),
            CROSSOVERS,
            QualityCalculations::crossovers));
  }

  private static Results sampleRatio(Arguments arguments) {
    double[] counts = arguments.numbers("counts");
    double[] weights = arguments.numbers("weights");
    if (counts.length != weights.length) {
      throw new IllegalArgumentException(
          "There are %d counts and %d weights; allowed is one of each for an arm"
              .formatted(counts.length, weights.length));
    }
    List<Arm> arms =
        IntStream.range(0, counts.length)
            .mapToObj(i -> new Arm(whole(counts[i]), weights[i]))
            .toList();
    long freedom = Arrays.stream(weights).filter(weight -> weight > 0).count() - 1;
    return switch (SampleRatioTest.test(arms)) {
      case Defined<SampleRatio> defined ->
          Results.ok()
              .put("statistic", defined.value().chiSquare())
              .put("df", (long) defined.value().degreesOfFreedom())
              .put("p_value", defined.value().pValue());
      case Undefined<SampleRatio> undefined ->
          undefined.reason() == Reason.UNITS_WITHOUT_TRAFFIC
              ? Results.invalid(undefined.reason().code(), RATIO)
              : Results.undefined(undefined).putNulls(RATIO).put("df", Math.max(0, freedom));
    };
  }

  private static long whole(double count) {
    if (count != Math.rint(count)) {
      throw new IllegalArgumentException(
          "A count is %s; allowed is a whole number".formatted(count));
    }
    return (long) count;
  }

  private static Results crossovers(Arguments arguments) {
    return switch (Crossovers.test(
        arguments.count("crossovers"),
        arguments.count("n"),
        arguments.number("tolerated"),
        Options.level(arguments))) {
      case Defined<Crossovers> defined ->
          Results.ok()
              .put("rate", defined.value().rate())
              .put("rate_ci", defined.value().interval())
              .put("p_value", defined.value().pValue());
      case Undefined<Crossovers> undefined -> Results.undefined(undefined).putNulls(CROSSOVERS);
    };
  }
}
