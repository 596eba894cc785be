package dev.assay.analyzer.statistics;

import java.util.Locale;
import java.util.function.Function;

/** The data do not determine a result. */
public record Undefined<T>(Reason reason) implements Answer<T> {

  @Override
  public boolean isDefined() {
    return false;
  }

  @Override
  public T orElseThrow() {
    throw new IllegalStateException("Not defined: " + reason.code());
  }

  @Override
  public T orElse(T other) {
    return other;
  }

  @Override
  public <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
    return new Undefined<>(reason);
  }

  /** Why there is no answer. */
  public enum Reason {
    /** An arm has fewer than two units with a value. */
    TOO_FEW_UNITS,
    /** Sums were rounded so far that the variance is lost. */
    INSUFFICIENT_PRECISION,
    /** No arm varies, so nothing tells an effect from none. */
    ZERO_VARIANCE,
    /** No unit converted, or every one did. */
    POOLED_PROPORTION_0_OR_1,
    /** The denominators of a ratio sum to zero. */
    ZERO_DENOMINATOR,
    /** Too few groups of units have values for a variance. */
    TOO_FEW_GROUPS,
    /** Too few values lie on one side of a quantile. */
    TOO_FEW_VALUES,
    /** A relative margin means nothing about a control of zero. */
    ZERO_CONTROL,
    /** A logarithm needs figures above zero. */
    NOT_POSITIVE,
    /** Nothing was counted. */
    NO_OBSERVATIONS,
    /** No events were counted in either arm. */
    NO_EVENTS,
    /** A stratum has no units of one of the arms, so nothing there can be compared. */
    STRATUM_WITHOUT_ARM,
    /** Fewer than two slices can be compared. */
    TOO_FEW_SLICES,
    /** Units were counted in an arm that gets no traffic. */
    UNITS_WITHOUT_TRAFFIC,
    /**
     * The shares of the traffic were changed on the way, so units need not fit the present ones.
     */
    WEIGHTS_CHANGED,
    /** Fewer than two arms get traffic. */
    TOO_FEW_ARMS,
    /** The standard deviations differ, and the method needs one for both arms. */
    UNEQUAL_VARIANCES,
    /** No units arrive, so nothing says when there will be enough. */
    NO_TRAFFIC,
    /** Too few windows have scores for a trend. */
    TOO_FEW_WINDOWS;

    /** The reason as it is written in answers: lower case, words joined by underscores. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
