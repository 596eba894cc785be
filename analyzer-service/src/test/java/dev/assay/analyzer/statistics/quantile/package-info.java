@NullMarked
package dev.assay.analyzer.statistics.quantile;

import org.jspecify.annotations.NullMarked;
