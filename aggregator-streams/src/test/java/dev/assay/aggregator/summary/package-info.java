@NullMarked
package dev.assay.aggregator.summary;

import org.jspecify.annotations.NullMarked;
