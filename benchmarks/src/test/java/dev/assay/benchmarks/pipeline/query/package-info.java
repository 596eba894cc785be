@NullMarked
package dev.assay.benchmarks.pipeline.query;

import org.jspecify.annotations.NullMarked;
