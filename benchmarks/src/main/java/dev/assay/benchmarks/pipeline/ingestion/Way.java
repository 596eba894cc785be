package dev.assay.benchmarks.pipeline.ingestion;

import java.util.Locale;

/** How events are sent. */
enum Way {
  PRODUCER,
  HTTP;

  /** Its name in results. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
