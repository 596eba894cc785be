@NullMarked
package dev.assay.analyzer.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
