package dev.assay.assigner.definition;

import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decision policies as people see them: whole, without what the method does not use. */
final class PolicyJson {

  private PolicyJson() {}

  static Map<String, @Nullable Object> write(DecisionPolicy policy) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("method", Fields.lowerCase(policy.getMethod()));
    json.put("correction", Fields.lowerCase(policy.getCorrection()));
    json.put("power", policy.getPower());
    json.put("minimum_run_hours", Hours.ofMillis(policy.getMinimumRunMs()));
    json.put("early_stopping", earlyStopping(policy));
    if (policy.getBudgetUnits() != null || policy.getBudgetMs() != null) {
      json.put("budget", budget(policy));
    }
    if (policy.getMethod() == DecisionMethod.GROUP_SEQUENTIAL) {
      json.put("looks", policy.getLooks());
      json.put("spending", Fields.lowerCase(policy.getSpending()));
    }
    if (policy.getMethod() == DecisionMethod.BAYESIAN) {
      json.put("minimum_probability", policy.getMinimumProbability());
      putUnlessNull(json, "maximum_expected_loss", policy.getMaximumExpectedLoss());
    }
    json.put("sample_ratio_level", policy.getSampleRatioLevel());
    json.put("maximum_crossover_rate", policy.getMaximumCrossoverRate());
    json.put("automation", Fields.lowerCase(policy.getAutomation()));
    return json;
  }

  private static Map<String, @Nullable Object> earlyStopping(DecisionPolicy policy) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("harm", policy.getStopForHarm());
    json.put("winner", policy.getStopForWinner());
    putUnlessNull(json, "futility_power", policy.getFutilityPower());
    return json;
  }

  private static Map<String, @Nullable Object> budget(DecisionPolicy policy) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    putUnlessNull(json, "units", policy.getBudgetUnits());
    if (policy.getBudgetMs() != null) {
      json.put("hours", Hours.ofMillis(policy.getBudgetMs()));
    }
    return json;
  }

  private static void putUnlessNull(
      Map<String, @Nullable Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
