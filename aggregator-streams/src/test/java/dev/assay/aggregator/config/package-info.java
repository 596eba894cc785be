@NullMarked
package dev.assay.aggregator.config;

import org.jspecify.annotations.NullMarked;
