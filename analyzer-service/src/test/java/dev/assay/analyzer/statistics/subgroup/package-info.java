@NullMarked
package dev.assay.analyzer.statistics.subgroup;

import org.jspecify.annotations.NullMarked;
