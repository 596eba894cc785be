@NullMarked
package dev.assay.benchmarks.pipeline.log;

import org.jspecify.annotations.NullMarked;
