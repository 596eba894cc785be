@NullMarked
package dev.assay.aggregator.metrics;

import org.jspecify.annotations.NullMarked;
