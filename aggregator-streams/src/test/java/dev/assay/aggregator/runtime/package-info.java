@NullMarked
package dev.assay.aggregator.runtime;

import org.jspecify.annotations.NullMarked;
