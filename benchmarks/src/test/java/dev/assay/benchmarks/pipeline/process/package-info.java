@NullMarked
package dev.assay.benchmarks.pipeline.process;

import org.jspecify.annotations.NullMarked;
