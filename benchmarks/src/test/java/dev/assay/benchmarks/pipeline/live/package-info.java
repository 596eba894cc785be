@NullMarked
package dev.assay.benchmarks.pipeline.live;

import org.jspecify.annotations.NullMarked;
