package dev.assay.benchmarks.pipeline.runner.metric;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one metric's readings of one unit add up to. */
public final class UnitTotal {

  private double numerator;
  private double denominator;
  private long observations;
  private long denominatorObservations;

  public UnitTotal copy() {
    UnitTotal copy = new UnitTotal();
    copy.numerator = numerator;
    copy.denominator = denominator;
    copy.observations = observations;
    copy.denominatorObservations = denominatorObservations;
    return copy;
  }

  public void write(DataOutput out) throws IOException {
    out.writeDouble(numerator);
    out.writeDouble(denominator);
    out.writeLong(observations);
    out.writeLong(denominatorObservations);
  }

  public static UnitTotal read(DataInput in) throws IOException {
    UnitTotal total = new UnitTotal();
    total.numerator = in.readDouble();
    total.denominator = in.readDouble();
    total.observations = in.readLong();
    total.denominatorObservations = in.readLong();
    return total;
  }

  public void add(Reading reading) {
    if (!Double.isNaN(reading.numerator())) {
      numerator += reading.numerator();
      observations++;
    }
    if (!Double.isNaN(reading.denominator())) {
      denominator += reading.denominator();
      denominatorObservations++;
    }
  }

  double numerator() {
    return numerator;
  }

  double denominator() {
    return denominator;
  }

  boolean hasValue(CallMetric.Kind kind) {
    return switch (kind) {
      case INDICATOR, SUM -> true;
      case MEAN -> observations > 0;
      case RATIO -> denominatorObservations > 0;
      case QUANTILE -> false;
    };
  }

  double value(CallMetric.Kind kind) {
    return switch (kind) {
      case INDICATOR -> numerator > 0 ? 1 : 0;
      case SUM, RATIO, QUANTILE -> numerator;
      case MEAN -> numerator / observations;
    };
  }
}
