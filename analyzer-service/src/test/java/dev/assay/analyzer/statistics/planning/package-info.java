@NullMarked
package dev.assay.analyzer.statistics.planning;

import org.jspecify.annotations.NullMarked;
