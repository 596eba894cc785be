/** Tests of how requests are compared. */
@NullMarked
package dev.assay.benchmarks.pipeline.http;

import org.jspecify.annotations.NullMarked;
