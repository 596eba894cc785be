@NullMarked
package dev.assay.benchmarks.pipeline.measure;

import org.jspecify.annotations.NullMarked;
