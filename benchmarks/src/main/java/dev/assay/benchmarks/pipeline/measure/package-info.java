/**
 * How far a runner has committed, and what it and the broker used for it. Figures are computed from
 * samples, so that every runner is measured from the outside in the same way.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.measure;

import org.jspecify.annotations.NullMarked;
