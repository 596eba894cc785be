package dev.assay.benchmarks.pipeline.runner.dsl;

import dev.assay.benchmarks.pipeline.runner.metric.Reading;

/** A reading on its way to its variant. */
record Attributed(Reading reading, String unitId) {}
