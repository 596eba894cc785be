package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.quantile.OrderStatisticInterval;
import dev.assay.analyzer.statistics.quantile.Quantiles;
import dev.assay.analyzer.statistics.quantile.RankInterval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Quantiles of independent values. */
final class QuantileCalculations {

  private static final List<String> RANKS =
      List.of("rank_low", "rank_high", "coverage", "rank_low_normal", "rank_high_normal");
  private static final List<String> VALUES =
      List.of("ci_low", "ci_high", "quantile_type7", "quantile_type1");

  private QuantileCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "quantile_ci",
            "Interval of a quantile of independent values, between two of them.",
            List.of(
                Parameter.count("n", "independent values"),
                Parameter.number("q", "share of the values below the quantile, above 0, below 1"),
                Parameters.alpha(),
                Parameter.numbers("values", "all n of them, in any order").optional()),
            Stream.of(RANKS, VALUES).flatMap(List::stream).toList(),
            QuantileCalculations::interval));
  }

  private static Results interval(Arguments arguments) {
    long n = arguments.count("n");
    double q = arguments.number("q");
    double[] values = arguments.has("values") ? arguments.numbers("values") : new double[0];
    if (arguments.has("values") && values.length != n) {
      throw new IllegalArgumentException(
          "values are %d; allowed is n (%d)".formatted(values.length, n));
    }
    OrderStatisticInterval test =
        OrderStatisticInterval.withDefaults()
            .with(q)
            .with(new ConfidenceLevel(arguments.number("alpha")));
    if (n == 0) {
      return Results.undefined(new Undefined<>(Reason.NO_OBSERVATIONS))
          .putNulls(RANKS)
          .putNulls(VALUES);
    }
    RankInterval ranks = test.ranks(n);
    Interval normal = test.normalRanks(n);
    Results results = Results.ok();
    putRank(results, "rank_low", ranks.low(), ranks.isBoundedBelow());
    putRank(results, "rank_high", ranks.high(), ranks.isBoundedAbove());
    results
        .put("coverage", ranks.coverage())
        .put("rank_low_normal", normal.low())
        .put("rank_high_normal", normal.high());
    if (values.length == 0) {
      return results.putNulls(VALUES);
    }
    Arrays.sort(values);
    return results
        .put("ci", test.interval(values))
        .put("quantile_type7", Quantiles.type7(q, values))
        .put("quantile_type1", Quantiles.type1(q, values));
  }

  private static void putRank(Results results, String name, long rank, boolean bounded) {
    if (bounded) {
      results.put(name, rank);
    } else {
      results.putNulls(name);
    }
  }
}
