@NullMarked
package dev.assay.aggregator.store;

import org.jspecify.annotations.NullMarked;
