@NullMarked
package dev.assay.analyzer.statistics.difference;

import org.jspecify.annotations.NullMarked;
