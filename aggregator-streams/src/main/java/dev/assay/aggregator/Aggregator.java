package dev.assay.aggregator;

import io.micronaut.runtime.Micronaut;

/** Starts the aggregator. */
public final class Aggregator {

  private Aggregator() {}

  public static void main(String[] arguments) {
    try {
      Micronaut.build(arguments).mainClass(Aggregator.class).banner(false).start();
    } catch (RuntimeException e) {
      System.err.println("The aggregator cannot start: " + rootOf(e).getMessage());
      System.exit(1);
    }
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
