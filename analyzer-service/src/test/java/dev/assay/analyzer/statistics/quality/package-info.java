@NullMarked
package dev.assay.analyzer.statistics.quality;

import org.jspecify.annotations.NullMarked;
