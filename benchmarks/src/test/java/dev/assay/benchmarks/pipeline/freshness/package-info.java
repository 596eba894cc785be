@NullMarked
package dev.assay.benchmarks.pipeline.freshness;

import org.jspecify.annotations.NullMarked;
