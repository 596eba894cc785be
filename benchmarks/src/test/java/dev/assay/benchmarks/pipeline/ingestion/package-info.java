@NullMarked
package dev.assay.benchmarks.pipeline.ingestion;

import org.jspecify.annotations.NullMarked;
