package dev.assay.benchmarks.pipeline.http;

import java.util.Locale;

/** What is asked. */
enum Target {
  /** Nothing: what the server takes for a request. */
  EMPTY(EmptyController.PATH),
  /** One flag. */
  FLAG("/ofrep/v1/evaluate/flags/" + Flags.KEY),
  /** Every flag. */
  FLAGS("/ofrep/v1/evaluate/flags");

  private final String path;

  Target(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Its name in results. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
