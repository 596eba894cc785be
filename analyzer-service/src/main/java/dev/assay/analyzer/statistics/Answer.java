package dev.assay.analyzer.statistics;

import java.util.function.Function;

/**
 * What a calculation answers: a result, or why the data determine none.
 *
 * @param <T> the result
 */
public sealed interface Answer<T> permits Defined, Undefined {

  static <T> Answer<T> of(T value) {
    return new Defined<>(value);
  }

  static <T> Answer<T> undefined(Undefined.Reason reason) {
    return new Undefined<>(reason);
  }

  /** Whether there is a result. */
  boolean isDefined();

  /** The result of another calculation with this one's, if there is one. */
  <R> Answer<R> flatMap(Function<? super T, Answer<R>> next);

  /**
   * The result.
   *
   * @throws IllegalStateException naming the reason when there is none
   */
  T orElseThrow();

  /** The result, or this. */
  T orElse(T other);

  /** The result in another form, if there is one. */
  default <R> Answer<R> map(Function<? super T, ? extends R> form) {
    return flatMap(value -> new Defined<R>(form.apply(value)));
  }
}
