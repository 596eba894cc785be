package dev.assay.aggregator.api;

/** Answers as the OpenAPI document shows them. */
final class Examples {

  static final String SUMMARIES =
      """
      {
        "experiment_id": "greeting",
        "partitions_expected": 4,
        "partitions_answered": 4,
        "partitions_missing": [],
        "partitions_from_standby": [2],
        "event_time": "2026-01-31T08:59:58.120Z",
        "crossovers": 3,
        "cells": [
          {
            "variant_id": "control",
            "window": "total",
            "units": 1207,
            "metrics": [
              {
                "metric": "completion",
                "observations": 1950,
                "units": 1207,
                "mean": 0.75,
                "variance": 0.1876,
                "sum": 905.25
              }
            ]
          }
        ]
      }
      """;

  static final String PROGRESS =
      """
      {
        "partitions_expected": 1,
        "partitions_missing": [],
        "partitions": [
          {
            "partition": 0,
            "standby": false,
            "event_time": "2026-01-31T08:59:58.120Z",
            "next_offsets": {"assay.sessions.v1": 5120},
            "counts": {"assay.sessions.v1 attributed": 5001},
            "awaited_experiments": []
          }
        ]
      }
      """;

  private Examples() {}
}
