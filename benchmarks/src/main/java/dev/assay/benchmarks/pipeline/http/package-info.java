/**
 * How many evaluations over HTTP the assigner answers, beside what the same server answers of
 * requests that it does nothing for.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.http;

import org.jspecify.annotations.NullMarked;
