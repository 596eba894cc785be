@NullMarked
package dev.assay.aggregator.api;

import org.jspecify.annotations.NullMarked;
