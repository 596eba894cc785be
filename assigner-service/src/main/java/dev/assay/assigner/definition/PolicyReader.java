package dev.assay.assigner.definition;

import static java.util.Objects.requireNonNullElse;

import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** Reads the rules by which an experiment is decided. */
final class PolicyReader {

  private static final String SHARE_RULE = "a number above 0 and below 1";
  private static final int MOST_LOOKS = 100;

  private final Fields fields;
  private final DecisionPolicy.Builder policy =
      DecisionPolicy.newBuilder(DecisionPolicy.newBuilder().build());

  private PolicyReader(Fields fields) {
    this.fields = fields;
  }

  /** What is not given has the contract's default. */
  static DecisionPolicy read(Fields fields) {
    return new PolicyReader(fields).read();
  }

  private DecisionPolicy read() {
    policy.setMethod(
        requireNonNullElse(fields.oneOf("method", DecisionMethod.values()), policy.getMethod()));
    policy.setCorrection(
        requireNonNullElse(
            fields.oneOf("correction", MultiplicityCorrection.values()), policy.getCorrection()));
    policy.setPower(number(fields, "power", SHARE_RULE, PolicyReader::isShare, policy.getPower()));
    policy.setMinimumRunMs(
        Hours.toMillis(
            number(
                fields,
                "minimum_run_hours",
                "a number of hours from 0 to " + Hours.MOST,
                hours -> hours.signum() >= 0 && hours.doubleValue() <= Hours.MOST,
                0)));
    readEarlyStopping();
    readBudget();
    readGroupSequential();
    readBayesian();
    policy.setSampleRatioLevel(
        number(
            fields,
            "sample_ratio_level",
            SHARE_RULE,
            PolicyReader::isShare,
            policy.getSampleRatioLevel()));
    policy.setMaximumCrossoverRate(
        number(
            fields,
            "maximum_crossover_rate",
            "a number above 0 and below 1",
            rate -> rate.signum() > 0 && rate.doubleValue() < 1,
            policy.getMaximumCrossoverRate()));
    policy.setAutomation(
        requireNonNullElse(
            fields.oneOf("automation", Automation.values()), policy.getAutomation()));
    fields.refuseUnknown();
    return policy.build();
  }

  private void readEarlyStopping() {
    Fields stopping = fields.object("early_stopping");
    if (stopping == null) {
      return;
    }
    policy.setStopForHarm(stopping.flag("harm", policy.getStopForHarm()));
    policy.setStopForWinner(stopping.flag("winner", policy.getStopForWinner()));
    policy.setFutilityPower(stopping.number("futility_power", SHARE_RULE, PolicyReader::isShare));
    stopping.refuseUnknown();
  }

  private void readBudget() {
    Fields budget = fields.object("budget");
    if (budget == null) {
      return;
    }
    Double units = budget.number("units", Units.RULE, Units::isAllowed);
    policy.setBudgetUnits(units == null ? null : units.longValue());
    Double hours = budget.number("hours", Hours.POSITIVE_RULE, Hours::isPositive);
    policy.setBudgetMs(hours == null ? null : Hours.toMillis(hours));
    budget.refuseUnknown();
  }

  private void readGroupSequential() {
    policy.setLooks(
        (int)
            number(
                fields,
                "looks",
                "a whole number from 2 to " + MOST_LOOKS,
                looks -> looks.doubleValue() >= 2 && Units.isWhole(looks, MOST_LOOKS),
                policy.getLooks()));
    policy.setSpending(
        requireNonNullElse(fields.oneOf("spending", AlphaSpending.values()), policy.getSpending()));
    refuseUnless(DecisionMethod.GROUP_SEQUENTIAL, "looks", "spending");
  }

  private void readBayesian() {
    policy.setMinimumProbability(
        number(
            fields,
            "minimum_probability",
            "a number above 0.5 and below 1",
            level -> level.doubleValue() > 0.5 && level.doubleValue() < 1,
            policy.getMinimumProbability()));
    policy.setMaximumExpectedLoss(
        fields.number(
            "maximum_expected_loss",
            "a relative loss of at least 0, as 0.001 for a tenth of a percent",
            loss -> loss.signum() >= 0));
    refuseUnless(DecisionMethod.BAYESIAN, "minimum_probability", "maximum_expected_loss");
  }

  private void refuseUnless(DecisionMethod method, String... names) {
    for (String name : names) {
      if (policy.getMethod() != method && fields.has(name)) {
        fields.note(name, fields.raw(name), "only with the method " + Fields.lowerCase(method));
      }
    }
  }

  private static boolean isShare(BigDecimal value) {
    return value.doubleValue() > 0 && value.doubleValue() < 1;
  }

  private static double number(
      Fields fields, String name, String rule, Predicate<BigDecimal> test, double otherwise) {
    Double number = fields.number(name, rule, test);
    return number == null ? otherwise : number;
  }
}
