package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.GuardrailEvidence.Stand;
import dev.assay.analyzer.decision.TreatmentEvidence.Choice;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.quality.Crossovers;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Evidence and policies by what a rule looks at. */
final class EvidenceFixture {

  static final long REQUIRED = 5000;
  static final Policy FIXED = Policy.withDefaults(REQUIRED);
  static final Split GOOD_SPLIT = split(1);
  static final Split BAD_SPLIT = split(1.8e-6);

  private EvidenceFixture() {}

  static Policy policy(Method method) {
    return policy(method, EarlyStopping.DEFAULT, Budget.UNLIMITED, Duration.ZERO);
  }

  static Policy policy(Method method, EarlyStopping early, Budget budget, Duration minimumRun) {
    return new Policy(
        method,
        0.05,
        0.8,
        REQUIRED,
        minimumRun,
        early,
        budget,
        PosteriorLimits.DEFAULT,
        QualityLimits.DEFAULT);
  }

  static Policy futility(double power) {
    return policy(
        Method.FIXED_HORIZON,
        new EarlyStopping(true, true, OptionalDouble.of(power)),
        Budget.UNLIMITED,
        Duration.ZERO);
  }

  static Policy budget(Method method, long units) {
    return policy(
        method,
        EarlyStopping.DEFAULT,
        new Budget(OptionalLong.of(units), Optional.empty()),
        Duration.ZERO);
  }

  static Policy budget(Duration time) {
    return policy(
        Method.FIXED_HORIZON,
        EarlyStopping.DEFAULT,
        new Budget(OptionalLong.empty(), Optional.of(time)),
        Duration.ZERO);
  }

  static Policy neverEarly(Method method) {
    return policy(
        method,
        new EarlyStopping(false, false, OptionalDouble.empty()),
        Budget.UNLIMITED,
        Duration.ZERO);
  }

  static Evidence due(TreatmentEvidence... treatments) {
    return evidence(REQUIRED, GOOD_SPLIT, treatments);
  }

  static Evidence early(TreatmentEvidence... treatments) {
    return evidence(REQUIRED - 1, GOOD_SPLIT, treatments);
  }

  static Evidence with(Split split, TreatmentEvidence... treatments) {
    return evidence(REQUIRED, split, treatments);
  }

  static Evidence evidence(long units, Split split, TreatmentEvidence... treatments) {
    return evidence(
        4,
        units,
        split,
        0,
        new Outlook(OptionalDouble.of(1.25), OptionalDouble.of(0.7), OptionalDouble.of(0.3)),
        treatments);
  }

  /** Of 4 partitions, after 36 hours. */
  static Evidence evidence(
      int answered,
      long units,
      Split split,
      long crossovers,
      Outlook outlook,
      TreatmentEvidence... treatments) {
    return new Evidence(
        answered,
        4,
        units,
        Duration.ofHours(36),
        "control",
        split,
        Crossovers.test(crossovers, units + crossovers, 0.01, ConfidenceLevel.DEFAULT),
        Arrays.asList(treatments),
        outlook);
  }

  static Split split(double p) {
    return new Split(Answer.of(new SequentialSampleRatio(-Math.log(p), p)), Optional.empty());
  }

  static TreatmentEvidence treatment(
      String id,
      PrimaryEvidence primary,
      List<MetricEvidence> metrics,
      GuardrailEvidence... guardrails) {
    return new TreatmentEvidence(
        id, primary, metrics, Arrays.asList(guardrails), OptionalDouble.of(1), Optional.empty());
  }

  static TreatmentEvidence treatment(
      String id, PrimaryEvidence primary, GuardrailEvidence... guardrails) {
    return treatment(id, primary, List.of(), guardrails);
  }

  /** With what choosing it would mean. */
  static TreatmentEvidence choice(String id, PrimaryEvidence primary, double expectedLoss) {
    return new TreatmentEvidence(
        id,
        primary,
        List.of(),
        List.of(),
        OptionalDouble.of(1),
        Optional.of(new Choice(0.9, expectedLoss)));
  }

  /** With an always valid p value of not being worse. */
  static TreatmentEvidence loser(String id, double p, GuardrailEvidence... guardrails) {
    return new TreatmentEvidence(
        id,
        primary(Direction.HIGHER_IS_BETTER, -1, 0.5),
        List.of(),
        Arrays.asList(guardrails),
        OptionalDouble.of(p),
        Optional.empty());
  }

  static PrimaryEvidence primary(Direction direction, double difference, double adjusted) {
    return primary(direction, difference, 1, adjusted);
  }

  static PrimaryEvidence primary(
      Direction direction, double difference, double error, double adjusted) {
    return primary(direction, difference, error, new PrimaryTest.PValue(adjusted, 0.05));
  }

  static PrimaryEvidence primary(Direction direction, double difference, PrimaryTest test) {
    return primary(direction, difference, 1, test);
  }

  private static PrimaryEvidence primary(
      Direction direction, double difference, double error, PrimaryTest test) {
    return new PrimaryEvidence.Tested(
        "conversion", direction, difference(difference, error, 0.5), test);
  }

  static MetricEvidence metric(Direction direction, double difference, double p) {
    return new MetricEvidence("sentiment", direction, Answer.of(difference(difference, 1, p)));
  }

  static GuardrailEvidence kept(String metric) {
    return guardrail(metric, new Stand(0.001, 0.001, 1));
  }

  /** At a fixed look only. */
  static GuardrailEvidence keptInTheEnd(String metric) {
    return guardrail(metric, new Stand(0.001, 0.2, 1));
  }

  static GuardrailEvidence open(String metric) {
    return guardrail(metric, new Stand(0.5, 1, 1));
  }

  static GuardrailEvidence broken(String metric) {
    return guardrail(metric, new Stand(0.999, 1, 0.001));
  }

  static GuardrailEvidence guardrail(String metric, Stand stand) {
    return new GuardrailEvidence(metric, 0.02, 0.95, Answer.of(stand));
  }

  private static Difference difference(double value, double error, double p) {
    return new Difference(
        value,
        error,
        value / error,
        100,
        p,
        new Interval(value - 2 * error, value + 2 * error),
        Optional.empty());
  }
}
