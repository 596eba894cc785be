@NullMarked
package dev.assay.analyzer.statistics.sentiment;

import org.jspecify.annotations.NullMarked;
