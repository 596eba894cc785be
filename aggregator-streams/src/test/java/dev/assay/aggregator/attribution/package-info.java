@NullMarked
package dev.assay.aggregator.attribution;

import org.jspecify.annotations.NullMarked;
