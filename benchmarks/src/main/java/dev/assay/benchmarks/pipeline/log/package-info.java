/**
 * The log that every runner reads: running experiments, exposures and events of calls, with the
 * arrival pattern of real traffic. The same options give the same log, and what must come out of
 * it.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.log;

import org.jspecify.annotations.NullMarked;
