@NullMarked
package dev.assay.analyzer.statistics.adjustment;

import org.jspecify.annotations.NullMarked;
