package dev.assay.analyzer.explain;

import dev.assay.analyzer.calculator.ArgumentReader;
import dev.assay.analyzer.calculator.Arguments;
import dev.assay.analyzer.calculator.InvalidInputs;
import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Reads another policy for an experiment: the form of its {@code decision_policy}, and with it the
 * significance level, the required sample size, the primary metric and the guardrails.
 */
public final class PolicyReader {

  static final String SHARE = "above 0, below 1";
  static final String HIGH_SHARE = "above 0.5, below 1";
  static final String AT_LEAST_0 = "relative, at least 0";
  static final String SIGNIFICANCE = "above 0, at most 0.5";
  static final String UNITS = "from 1 to 1000000000000";
  static final String LOOKS = "from 2 to 100";
  static final String HOURS = "hours, from 0 to 876000";
  static final String POSITIVE_HOURS = "hours, above 0 and at most 876000";

  private static final double MOST_HOURS = 876_000;
  private static final double MOST_UNITS = 1e12;
  private static final int MOST_LOOKS = 100;
  private static final double HOUR_MS = 3_600_000;

  private final Experiment experiment;
  private final Arguments arguments;
  private final DecisionPolicy.Builder policy =
      DecisionPolicy.newBuilder(DecisionPolicy.newBuilder().build());

  private PolicyReader(Experiment experiment, Arguments arguments) {
    this.experiment = experiment;
    this.arguments = arguments;
  }

  /**
   * The experiment with the policy. What the policy does not say has its default; the significance
   * level, the required sample size, the primary metric and the guardrails stay as they are.
   *
   * @throws InvalidInputs naming the first field that does not fit
   */
  public static Experiment replace(Experiment experiment, Map<?, ?> policy) {
    return new PolicyReader(
            experiment, ArgumentReader.read("", policy, PolicyParameters.of(experiment)))
        .read();
  }

  private Experiment read() {
    choice("method", DecisionMethod.class, policy::setMethod);
    choice("correction", MultiplicityCorrection.class, policy::setCorrection);
    choice("automation", Automation.class, policy::setAutomation);
    share(arguments, "", "power").ifPresent(policy::setPower);
    share(arguments, "", "sample_ratio_level").ifPresent(policy::setSampleRatioLevel);
    share(arguments, "", "maximum_crossover_rate").ifPresent(policy::setMaximumCrossoverRate);
    number(arguments, "", "minimum_run_hours", HOURS, hours -> hours >= 0 && hours <= MOST_HOURS)
        .ifPresent(hours -> policy.setMinimumRunMs(millis(hours)));
    readEarlyStopping();
    readGroupSequential();
    readBayesian();
    Experiment.Builder changed = Experiment.newBuilder(experiment);
    number(arguments, "", "significance_level", SIGNIFICANCE, level -> level > 0 && level <= 0.5)
        .ifPresent(changed::setSignificanceLevel);
    units(arguments, "", "required_sample_size")
        .ifPresent(units -> changed.setRequiredSampleSize((long) units));
    if (arguments.has("primary_metric")) {
      changed.setPrimaryMetric(arguments.text("primary_metric"));
    }
    if (arguments.has("guardrails")) {
      changed.setGuardrails(guardrails());
    }
    readBudget(changed.getRequiredSampleSize());
    return changed.setDecisionPolicy(policy.build()).build();
  }

  private void readEarlyStopping() {
    if (arguments.has("early_stopping")) {
      Arguments stopping = arguments.object("early_stopping");
      if (stopping.has("harm")) {
        policy.setStopForHarm(stopping.flag("harm"));
      }
      if (stopping.has("winner")) {
        policy.setStopForWinner(stopping.flag("winner"));
      }
      share(stopping, "early_stopping.", "futility_power").ifPresent(policy::setFutilityPower);
    }
  }

  private void readBudget(long required) {
    if (!arguments.has("budget")) {
      return;
    }
    Arguments budget = arguments.object("budget");
    number(
            budget,
            "budget.",
            "units",
            "a whole number of at least required_sample_size, " + required,
            units -> units >= required && units <= MOST_UNITS)
        .ifPresent(units -> policy.setBudgetUnits((long) units));
    number(
            budget,
            "budget.",
            "hours",
            POSITIVE_HOURS + ", not below minimum_run_hours",
            hours ->
                millis(hours) > 0
                    && hours <= MOST_HOURS
                    && millis(hours) >= policy.getMinimumRunMs())
        .ifPresent(hours -> policy.setBudgetMs(millis(hours)));
  }

  private void readGroupSequential() {
    only(DecisionMethod.GROUP_SEQUENTIAL, "looks", "spending");
    number(arguments, "", "looks", LOOKS, looks -> looks >= 2 && looks <= MOST_LOOKS)
        .ifPresent(looks -> policy.setLooks((int) looks));
    choice("spending", AlphaSpending.class, policy::setSpending);
  }

  private void readBayesian() {
    only(DecisionMethod.BAYESIAN, "minimum_probability", "maximum_expected_loss");
    number(arguments, "", "minimum_probability", HIGH_SHARE, PolicyReader::isHigh)
        .ifPresent(policy::setMinimumProbability);
    number(arguments, "", "maximum_expected_loss", AT_LEAST_0, loss -> loss >= 0)
        .ifPresent(policy::setMaximumExpectedLoss);
  }

  private List<Guardrail> guardrails() {
    List<Guardrail> guardrails = new ArrayList<>();
    Set<String> metrics = new HashSet<>();
    for (Arguments each : arguments.objects("guardrails")) {
      String path = "guardrails[" + guardrails.size() + "].";
      String metric = each.text("metric");
      if (!metrics.add(metric)) {
        throw new InvalidInputs(path + "metric", "is " + metric, "each metric once");
      }
      guardrails.add(
          new Guardrail(
              metric,
              number(each, path, "max_degradation", AT_LEAST_0, value -> value >= 0).orElseThrow(),
              number(each, path, "confidence_level", HIGH_SHARE, PolicyReader::isHigh)
                  .orElseThrow()));
    }
    return guardrails;
  }

  private void only(DecisionMethod method, String... names) {
    for (String name : names) {
      if (policy.getMethod() != method && arguments.has(name)) {
        throw new InvalidInputs(
            name, "is given", "only with the method " + method.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private <E extends Enum<E>> void choice(
      String name, Class<E> type, java.util.function.Consumer<E> setter) {
    if (arguments.has(name)) {
      setter.accept(Enum.valueOf(type, arguments.text(name).toUpperCase(Locale.ROOT)));
    }
  }

  private static OptionalDouble share(Arguments arguments, String path, String name) {
    return number(arguments, path, name, SHARE, value -> value > 0 && value < 1);
  }

  private static OptionalDouble units(Arguments arguments, String path, String name) {
    return number(arguments, path, name, UNITS, value -> value >= 1 && value <= MOST_UNITS);
  }

  private static OptionalDouble number(
      Arguments arguments, String path, String name, String allowed, DoublePredicate test) {
    if (!arguments.has(name)) {
      return OptionalDouble.empty();
    }
    double value = arguments.number(name);
    if (!test.test(value)) {
      throw new InvalidInputs(path + name, "is " + value, allowed);
    }
    return OptionalDouble.of(value);
  }

  private static boolean isHigh(double value) {
    return value > 0.5 && value < 1;
  }

  private static long millis(double hours) {
    return Math.round(hours * HOUR_MS);
  }
}
