package dev.assay.analyzer.statistics;

import java.util.function.Function;

/** The data determine this result. */
public record Defined<T>(T value) implements Answer<T> {

  @Override
  public boolean isDefined() {
    return true;
  }

  @Override
  public T orElseThrow() {
    return value;
  }

  @Override
  public T orElse(T other) {
    return value;
  }

  @Override
  public <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
    return next.apply(value);
  }
}
