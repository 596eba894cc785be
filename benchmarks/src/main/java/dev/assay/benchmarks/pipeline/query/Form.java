package dev.assay.benchmarks.pipeline.query;

import java.util.Locale;

/** The forms in which the aggregator answers. */
enum Form {
  /** For programs: the analyzer reads it. */
  AVRO("avro/binary"),

  /** For people. */
  JSON("application/json");

  private final String mediaType;

  Form(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Its name in results. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
