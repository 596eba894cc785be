package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Budget;
import dev.assay.analyzer.decision.EarlyStopping;
import dev.assay.analyzer.decision.Method;
import dev.assay.analyzer.decision.Policy;
import dev.assay.analyzer.decision.PosteriorLimits;
import dev.assay.analyzer.decision.QualityLimits;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the policy that was registered with an experiment. */
final class Policies {

  private static final int VERSION_BYTES = 6;

  private Policies() {}

  /**
   * The rules.
   *
   * @throws IllegalArgumentException naming the first figure that is out of range
   */
  static Policy of(Experiment experiment) {
    DecisionPolicy policy = Registration.policy(experiment);
    return new Policy(
        method(policy.getMethod()),
        experiment.getSignificanceLevel(),
        policy.getPower(),
        experiment.getRequiredSampleSize(),
        Duration.ofMillis(policy.getMinimumRunMs()),
        new EarlyStopping(
            policy.getStopForHarm(),
            policy.getStopForWinner(),
            optional(policy.getFutilityPower())),
        new Budget(
            policy.getBudgetUnits() == null
                ? OptionalLong.empty()
                : OptionalLong.of(policy.getBudgetUnits()),
            Optional.ofNullable(policy.getBudgetMs()).map(Duration::ofMillis)),
        new PosteriorLimits(
            policy.getMinimumProbability(), optional(policy.getMaximumExpectedLoss())),
        new QualityLimits(policy.getSampleRatioLevel(), policy.getMaximumCrossoverRate()));
  }

  /** All that the decision goes by, as JSON: the same rules give the same text. */
  static String text(Experiment experiment) {
    return "{\"primary_metric\": \"%s\", \"significance_level\": %s, \"required_sample_size\": %d, \"guardrails\": %s, \"policy\": %s}"
        .formatted(
            experiment.getPrimaryMetric(),
            experiment.getSignificanceLevel(),
            experiment.getRequiredSampleSize(),
            experiment.getGuardrails(),
            Registration.policy(experiment));
  }

  /** The first digits of the text's SHA-256. */
  static String version(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Method method(DecisionMethod method) {
    return switch (method) {
      case FIXED_HORIZON -> Method.FIXED_HORIZON;
      case SEQUENTIAL -> Method.SEQUENTIAL;
      case GROUP_SEQUENTIAL -> Method.GROUP_SEQUENTIAL;
      case BAYESIAN -> Method.BAYESIAN;
      case UNKNOWN ->
          throw new IllegalArgumentException("The decision method is unknown to this version");
    };
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
