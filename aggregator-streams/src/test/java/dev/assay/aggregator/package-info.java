@NullMarked
package dev.assay.aggregator;

import org.jspecify.annotations.NullMarked;
