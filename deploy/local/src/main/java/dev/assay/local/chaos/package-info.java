/**
 * Faults on purpose, and whether the law holds in spite of them: a cluster, instances of the
 * aggregator and a log from a seed, and the batch program that says what must come out.
 */
@NullMarked
package dev.assay.local.chaos;

import org.jspecify.annotations.NullMarked;
