package dev.assay.assigner.definition;

import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.BanditMethod;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WeightStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the variants' weights change by themselves. */
public final class WeightsReader {

  private WeightsReader() {}

  static List<WeightStep> steps(Fields definition) {
    List<WeightStep> steps = new ArrayList<>();
    for (Fields step : definition.objects("weight_steps")) {
      steps.add(new WeightStep(Hours.afterStart(step), weights(step)));
      step.refuseUnknown();
    }
    return steps;
  }

  /**
   * Hundredths of a percent by variant, from the property {@code traffic_percentages}; what is
   * wrong with them is noted.
   */
  public static Map<String, Integer> weights(Fields fields, List<Variant> variants) {
    Map<String, Integer> weights = weights(fields);
    WeightRules.checkWeights(fields, "traffic_percentages", weights, variants);
    return weights;
  }

  private static Map<String, Integer> weights(Fields step) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    Fields percentages = step.object("traffic_percentages");
    if (percentages == null) {
      step.note("traffic_percentages", null, "required: every variant's percentage by its id");
      return weights;
    }
    for (String variant : percentages.names()) {
      double percentage =
          percentages.requiredNumber(variant, Percentage.RULE, Percentage::isAllowed);
      weights.put(variant, Percentage.basisPoints(percentage));
    }
    return weights;
  }

  static @Nullable Bandit bandit(Fields definition) {
    Fields bandit = definition.object("bandit");
    if (bandit == null) {
      return null;
    }
    Bandit.Builder read = Bandit.newBuilder();
    BanditMethod method = bandit.oneOf("method", BanditMethod.values());
    if (method != null) {
      read.setMethod(method);
    }
    Double floor = bandit.number("floor_percentage", Percentage.RULE, Percentage::isAllowed);
    if (floor != null) {
      read.setFloorBasisPoints(Percentage.basisPoints(floor));
    }
    Double hours = bandit.number("update_hours", Hours.POSITIVE_RULE, Hours::isPositive);
    if (hours != null) {
      read.setUpdateIntervalMs(Hours.toMillis(hours));
    }
    bandit.refuseUnknown();
    return read.build();
  }
}
