/**
 * How long a query for a whole experiment takes, which several instances answer together; with
 * nothing else to do, and while events flow.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.query;

import org.jspecify.annotations.NullMarked;
