package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.difference.Difference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** How figures are written for people: the analysis has every digit. */
final class Words {

  private Words() {}

  static String percent(double share) {
    return BigDecimal.valueOf(100 * share)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }

  static String hours(Duration time) {
    return BigDecimal.valueOf(time.toMillis())
        .divide(BigDecimal.valueOf(Duration.ofHours(1).toMillis()), new MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** By how much a metric is better or worse. */
  static String change(String treatment, String metric, String word, Difference difference) {
    String lift =
        difference
            .lift()
            .map(value -> String.format(Locale.ROOT, ", %+.3g %%", 100 * value.value()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%s: %s is %s than the control's by %.4g%s",
        treatment,
        metric,
        word,
        Math.abs(difference.value()),
        lift);
  }
}
