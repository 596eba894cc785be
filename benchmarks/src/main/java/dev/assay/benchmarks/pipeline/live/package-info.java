/** Sends the log as if it happened now, at a rate; for what is measured while events flow. */
@NullMarked
package dev.assay.benchmarks.pipeline.live;

import org.jspecify.annotations.NullMarked;
