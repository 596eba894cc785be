/**
 * What every benchmark of the pipeline starts: a broker and a registry, and a runner as one process
 * or several. They are watched from the outside, so that all are measured in the same way.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.process;

import org.jspecify.annotations.NullMarked;
