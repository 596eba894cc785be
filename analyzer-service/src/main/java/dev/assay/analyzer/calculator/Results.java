package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a calculation gives, in order.
 *
 * <p>What is not defined is null, and what is unbounded is the text {@code Infinity} or {@code
 * -Infinity}: both survive any JSON parser. NaN is a mistake in the calculation.
 */
public final class Results {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** Results with the status {@code ok}. */
  static Results ok() {
    return status("ok");
  }

  /** Results with another status, such as {@code no_events}. */
  static Results status(String status) {
    Results results = new Results();
    results.fields.put("status", status);
    return results;
  }

  /** The data determine no result; fields that are still defined can be put. */
  static Results undefined(Undefined<?> undefined) {
    return undefined(undefined.reason());
  }

  /** The same; sums that were rounded too far have a status of their own. */
  static Results undefined(Undefined.Reason reason) {
    return status(reason == Undefined.Reason.INSUFFICIENT_PRECISION ? reason.code() : "undefined")
        .put("reason", reason.code());
  }

  /** The inputs contradict themselves or are out of range; none of the fields is defined. */
  static Results invalid(String reason, List<String> names) {
    return status("invalid_input").put("reason", reason).putNulls(names);
  }

  Results put(String name, double value) {
    fields.put(name, number(name, value));
    return this;
  }

  /** A number, or null where NaN says that there is none. */
  Results putDefined(String name, double value) {
    return Double.isNaN(value) ? putNulls(name) : put(name, value);
  }

  Results put(String name, long value) {
    fields.put(name, value);
    return this;
  }

  Results put(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  Results put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Results put(String name, double[] values) {
    fields.put(name, Arrays.stream(values).mapToObj(value -> number(name, value)).toList());
    return this;
  }

  Results put(String name, List<Boolean> values) {
    fields.put(name, values);
    return this;
  }

  /** Both limits, as {@code prefix_low} and {@code prefix_high}. */
  Results put(String prefix, Interval interval) {
    return put(prefix + "_low", interval.low()).put(prefix + "_high", interval.high());
  }

  /** Says that these are not defined. */
  Results putNulls(String... names) {
    return putNulls(Arrays.asList(names));
  }

  Results putNulls(List<String> names) {
    names.forEach(name -> fields.put(name, null));
    return this;
  }

  /** In the order they were put. */
  public Map<String, @Nullable Object> toMap() {
    return Collections.unmodifiableMap(fields);
  }

  private static Object number(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalStateException(name + " is not a number");
    }
    return Double.isInfinite(value) ? Double.toString(value) : Double.valueOf(value);
  }
}
