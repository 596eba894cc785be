/**
 * Numerics that several methods share: quadrature, roots, and the normal distribution's far tails.
 */
@NullMarked
package dev.assay.analyzer.statistics.numeric;

import org.jspecify.annotations.NullMarked;
