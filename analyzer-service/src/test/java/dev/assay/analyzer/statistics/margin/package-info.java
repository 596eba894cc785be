@NullMarked
package dev.assay.analyzer.statistics.margin;

import org.jspecify.annotations.NullMarked;
