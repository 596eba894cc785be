@NullMarked
package dev.assay.analyzer.statistics;

import org.jspecify.annotations.NullMarked;
