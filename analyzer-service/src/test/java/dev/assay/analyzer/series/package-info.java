@NullMarked
package dev.assay.analyzer.series;

import org.jspecify.annotations.NullMarked;
