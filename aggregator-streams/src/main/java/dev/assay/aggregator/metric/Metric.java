package dev.assay.aggregator.metric;

import dev.assay.aggregator.observation.Observation;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric, compiled: how observations become a unit's totals, and totals its value. */
public final class Metric {

  /** What a unit's value is. */
  public enum Kind {
    /** 1 when something matched, else 0. */
    INDICATOR,
    /** The sum over what matched; 0 when nothing did. */
    SUM,
    /** The mean over what matched; no value when nothing did. */
    MEAN,
    /** The least of what matched; no value when nothing did. */
    LEAST,
    /** The greatest of what matched; no value when nothing did. */
    GREATEST,
    /**
     * Milliseconds from the first observation of the source to the first of the denominator; no
     * value when one of them is missing or the second is the earlier.
     */
    TIME_BETWEEN,
    /** The pair of both sums; no value when the denominator matched nothing. */
    RATIO,
    /** Every value for itself: quantiles are over events. */
    QUANTILE
  }

  private final String name;
  private final Kind kind;
  private final Source source;
  private final @Nullable Source denominator;
  private final double cap;
  private final long conversionWindow;
  private final boolean adjusted;

  private Metric(
      String name,
      Kind kind,
      Source source,
      @Nullable Source denominator,
      double cap,
      long conversionWindow,
      boolean adjusted) {
    this.name = name;
    this.kind = kind;
    this.source = source;
    this.denominator = denominator;
    this.cap = cap;
    this.conversionWindow = conversionWindow;
    this.adjusted = adjusted;
  }

  /**
   * Compiles a definition.
   *
   * @param adjusted whether means are adjusted for values of before the exposure
   * @throws IllegalArgumentException when it makes no sense
   */
  public static Metric of(MetricDefinition definition, boolean adjusted) {
    Kind kind = kind(definition);
    MetricSource denominator = definition.getDenominator();
    if ((denominator != null) != (kind == Kind.RATIO || kind == Kind.TIME_BETWEEN)) {
      throw new IllegalArgumentException(
          "A denominator belongs to ratios and times between, and to nothing else: "
              + definition.getName());
    }
    Double cap = definition.getCap();
    Long window = definition.getConversionWindowMs();
    return new Metric(
        definition.getName(),
        kind,
        Source.of(definition.getSource()),
        denominator == null ? null : Source.of(denominator),
        cap == null ? Double.POSITIVE_INFINITY : cap,
        window == null ? Long.MAX_VALUE : window,
        adjusted && (kind == Kind.SUM || kind == Kind.MEAN));
  }

  private static Kind kind(MetricDefinition definition) {
    return switch (definition.getType()) {
      case BINARY -> Kind.INDICATOR;
      case COUNT -> Kind.SUM;
      case RATIO -> Kind.RATIO;
      case CONTINUOUS ->
          switch (definition.getAggregation()) {
            case MEAN -> Kind.MEAN;
            case SUM -> Kind.SUM;
            case MIN -> Kind.LEAST;
            case MAX -> Kind.GREATEST;
            case TIME_BETWEEN -> Kind.TIME_BETWEEN;
            case MEDIAN, P50, P75, P90, P95, P99 -> Kind.QUANTILE;
            case RATE, UNKNOWN -> throw unfit(definition, definition.getAggregation());
          };
      case UNKNOWN -> throw unfit(definition, definition.getAggregation());
    };
  }

  private static IllegalArgumentException unfit(MetricDefinition definition, Aggregation value) {
    return new IllegalArgumentException(
        "%s of type %s cannot be aggregated by %s"
            .formatted(definition.getName(), definition.getType(), value));
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** What it reads, the denominator's included. */
  List<Source> sources() {
    return denominator == null ? List.of(source) : List.of(source, denominator);
  }

  /** Whether a unit's value is paired with its value of before the exposure. */
  public boolean isAdjusted() {
    return adjusted;
  }

  /** Whether a unit without a matching observation counts, with the value 0. */
  public boolean countsEveryUnit() {
    return kind == Kind.INDICATOR || kind == Kind.SUM;
  }

  /** Whether an observation this long after the exposure changes the totals. */
  public boolean reads(Observation observation, long sinceExposure) {
    return sinceExposure <= conversionWindow
        && (source.matches(observation)
            || (denominator != null && denominator.matches(observation)));
  }

  /** Adds an observation that is {@link #reads read}. */
  public void fold(UnitTotals totals, Observation observation) {
    if (source.matches(observation)) {
      double value = source.value(observation);
      switch (kind) {
        case INDICATOR -> totals.add(value > 0 ? 1 : 0);
        case SUM, MEAN, RATIO -> totals.add(value);
        case LEAST -> totals.addLeast(value);
        case GREATEST -> totals.addGreatest(value);
        case TIME_BETWEEN -> totals.addLeast((double) observation.time());
        case QUANTILE -> totals.addValue(Math.min(value, cap));
      }
    }
    if (denominator != null && denominator.matches(observation)) {
      if (kind == Kind.TIME_BETWEEN) {
        totals.addLeastDenominator((double) observation.time());
      } else {
        totals.addDenominator(denominator.value(observation));
      }
    }
  }

  /** Whether a unit with these totals has a value of a metric that is not a quantile. */
  public boolean hasValue(UnitTotals totals) {
    return switch (kind) {
      case INDICATOR, SUM -> true;
      case MEAN, LEAST, GREATEST -> totals.observations() > 0;
      case TIME_BETWEEN ->
          totals.observations() > 0
              && totals.denominatorObservations() > 0
              && totals.denominator().value() >= totals.sum().value();
      case RATIO -> totals.denominatorObservations() > 0;
      case QUANTILE -> false;
    };
  }

  /** The value of a unit that has one; of a ratio, the numerator. */
  public double value(UnitTotals totals) {
    return switch (kind) {
      case INDICATOR -> totals.sum().value() > 0 ? 1 : 0;
      case SUM, LEAST, GREATEST -> Math.min(totals.sum().value(), cap);
      case MEAN -> Math.min(totals.sum().value() / totals.observations(), cap);
      case TIME_BETWEEN -> Math.min(totals.denominator().value() - totals.sum().value(), cap);
      case RATIO -> totals.sum().value();
      case QUANTILE -> throw new IllegalStateException("A quantile is over events: " + name);
    };
  }

  /** The second number of a unit's pair: a ratio's denominator, or the value of before. */
  public double denominator(UnitTotals totals) {
    return kind == Kind.RATIO ? totals.denominator().value() : totals.before();
  }
}
