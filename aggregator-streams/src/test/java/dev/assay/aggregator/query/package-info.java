@NullMarked
package dev.assay.aggregator.query;

import org.jspecify.annotations.NullMarked;
