/** Tests of the difference of two arms, with intervals of it and of the lift. */
@NullMarked
package dev.assay.analyzer.statistics.difference;

import org.jspecify.annotations.NullMarked;
