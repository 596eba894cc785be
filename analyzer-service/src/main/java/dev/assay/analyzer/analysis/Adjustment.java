package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.adjustment.CupedTest;
import dev.assay.schemas.summary.RatioMoments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adjusts the means of all variants for what their units came to before their exposure. */
final class Adjustment {

  private Adjustment() {}

  /** The groups of all variants, with every metric that has pairs adjusted in all of them. */
  static Map<String, Group> of(Map<String, Group> groups) {
    Map<String, Group> adjusted = groups;
    for (String metric : groups.values().iterator().next().data().keySet()) {
      List<MetricData> data = groups.values().stream().map(group -> group.of(metric)).toList();
      if (data.stream().anyMatch(AdjustedValues.class::isInstance)) {
        adjusted =
            data.stream().allMatch(Adjustment::hasPairs)
                ? adjusted(metric, adjusted)
                : unadjusted(metric, adjusted);
      }
    }
    return adjusted;
  }

  private static Map<String, Group> adjusted(String metric, Map<String, Group> groups) {
    List<RatioMoments> arms =
        groups.values().stream().map(group -> pairs(group.of(metric))).toList();
    double theta =
        CupedTest.withDefaults()
            .with(CupedTest.Slope.WITHIN_ARMS)
            .theta(arms.toArray(RatioMoments[]::new));
    RatioMoments all = new RatioMoments();
    arms.forEach(all::merge);
    double before = all.denominatorSum() / Math.max(1, all.count());
    Map<String, Group> adjusted = new LinkedHashMap<>();
    groups.forEach(
        (variant, group) ->
            adjusted.put(
                variant,
                group.with(metric, new AdjustedValues(pairs(group.of(metric)), theta, before))));
    return adjusted;
  }

  /** Some variants were counted by a definition without a time before. */
  private static Map<String, Group> unadjusted(String metric, Map<String, Group> groups) {
    Map<String, Group> plain = new LinkedHashMap<>();
    groups.forEach(
        (variant, group) ->
            plain.put(
                variant,
                group.of(metric) instanceof AdjustedValues values
                    ? group.with(metric, values.unadjusted())
                    : group));
    return plain;
  }

  private static boolean hasPairs(MetricData data) {
    return data instanceof AdjustedValues
        || (data instanceof UnitValues values && values.moments().count() == 0);
  }

  /** A variant without a unit has no pairs, and nothing that says that there could be some. */
  private static RatioMoments pairs(MetricData data) {
    return data instanceof AdjustedValues values ? values.pairs() : new RatioMoments();
  }
}
