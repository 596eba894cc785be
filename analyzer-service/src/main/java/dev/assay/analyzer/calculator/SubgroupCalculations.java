package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.adjustment.PostStratificationTest;
import dev.assay.analyzer.statistics.adjustment.Stratum;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.subgroup.Heterogeneity;
import dev.assay.analyzer.statistics.subgroup.HeterogeneityTest;
import dev.assay.analyzer.statistics.subgroup.Homogeneity;
import dev.assay.analyzer.statistics.subgroup.InteractionTest;
import dev.assay.analyzer.statistics.subgroup.Slice;
import dev.assay.analyzer.statistics.subgroup.SliceEffect;
import java.util.ArrayList;
import java.util.List;

/** Several kinds of units at once. */
final class SubgroupCalculations {

  private static final List<String> DIFFERENCE =
      List.of("diff", "se", "df", "t", "p_value", "ci_low", "ci_high");

  private static final List<String> HETEROGENEITY =
      List.of("q", "df", "p_value", "i_squared", "diff_common", "compared", "diffs", "adjusted");

  private SubgroupCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "post_stratification",
            "Difference of means with the noise between strata taken out.",
            List.of(
                Parameters.form(), slices("strata"), Parameters.alpha(), Parameters.alternative()),
            DIFFERENCE,
            SubgroupCalculations::postStratification),
        new Calculation(
            "heterogeneity",
            "Whether a difference of means is the same in all slices, with Holm's p values of each.",
            List.of(Parameters.form(), slices("slices"), Parameters.alpha()),
            HETEROGENEITY,
            SubgroupCalculations::heterogeneity),
        new Calculation(
            "interaction",
            "Whether the effect of one experiment depends on the arm of another.",
            List.of(
                Parameters.form(),
                slice("under_control"),
                slice("under_treatment"),
                Parameters.alpha(),
                Parameters.alternative()),
            DIFFERENCE,
            SubgroupCalculations::interaction));
  }

  private static Results postStratification(Arguments arguments) {
    List<Stratum> strata = new ArrayList<>();
    for (Arguments stratum : arguments.objects("strata")) {
      Answer<Stratum> answer =
          sample(stratum, "control", arguments)
              .flatMap(c -> sample(stratum, "treatment", arguments).map(t -> new Stratum(c, t)));
      if (answer instanceof Undefined<Stratum> undefined) {
        return Results.undefined(undefined).putNulls(DIFFERENCE);
      }
      strata.add(answer.orElseThrow());
    }
    return difference(
        PostStratificationTest.withDefaults()
            .with(Options.level(arguments))
            .with(Options.alternative(arguments))
            .test(strata));
  }

  private static Results heterogeneity(Arguments arguments) {
    List<Slice> slices =
        arguments.objects("slices").stream().map(slice -> slice(slice, arguments)).toList();
    HeterogeneityTest test = HeterogeneityTest.withDefaults().with(Options.level(arguments));
    return switch (test.test(slices)) {
      case Undefined<Heterogeneity> undefined ->
          Results.undefined(undefined).putNulls(HETEROGENEITY);
      case Defined<Heterogeneity> defined -> {
        Heterogeneity heterogeneity = defined.value();
        Homogeneity homogeneity = heterogeneity.homogeneity();
        List<SliceEffect> effects = new ArrayList<>();
        for (Answer<SliceEffect> slice : heterogeneity.slices()) {
          if (slice instanceof Defined<SliceEffect> effect) {
            effects.add(effect.value());
          }
        }
        yield Results.ok()
            .put("q", homogeneity.statistic())
            .put("df", (long) homogeneity.degreesOfFreedom())
            .put("p_value", homogeneity.pValue())
            .put("i_squared", homogeneity.inconsistency())
            .put("diff_common", homogeneity.common())
            .put("compared", heterogeneity.slices().stream().map(Answer::isDefined).toList())
            .put(
                "diffs",
                effects.stream().mapToDouble(effect -> effect.difference().value()).toArray())
            .put("adjusted", effects.stream().mapToDouble(SliceEffect::adjustedPValue).toArray());
      }
    };
  }

  private static Results interaction(Arguments arguments) {
    return difference(
        InteractionTest.withDefaults()
            .with(Options.level(arguments))
            .with(Options.alternative(arguments))
            .test(
                slice(arguments.object("under_control"), arguments),
                slice(arguments.object("under_treatment"), arguments)));
  }

  private static Results difference(Answer<Difference> answer) {
    return switch (answer) {
      case Undefined<Difference> undefined -> Results.undefined(undefined).putNulls(DIFFERENCE);
      case Defined<Difference> defined ->
          Results.ok()
              .put("diff", defined.value().value())
              .put("se", defined.value().standardError())
              .put("df", defined.value().degreesOfFreedom())
              .put("t", defined.value().statistic())
              .put("p_value", defined.value().pValue())
              .put("ci", defined.value().interval());
    };
  }

  private static Slice slice(Arguments slice, Arguments arguments) {
    return new Slice(
        estimate(slice, "control", arguments), estimate(slice, "treatment", arguments));
  }

  private static Answer<Estimate> estimate(Arguments slice, String name, Arguments arguments) {
    return sample(slice, name, arguments).flatMap(Sample::estimate);
  }

  private static Answer<Sample> sample(Arguments slice, String name, Arguments arguments) {
    return Samples.read(slice, name, arguments.text("form"));
  }

  private static Parameter slice(String name) {
    return Parameter.object(
        name,
        "control and treatment of one kind of units",
        Parameters.sample("control"),
        Parameters.sample("treatment"));
  }

  private static Parameter slices(String name) {
    return Parameter.objects(
        name,
        "control and treatment of each kind of units",
        Parameters.sample("control"),
        Parameters.sample("treatment"));
  }
}
