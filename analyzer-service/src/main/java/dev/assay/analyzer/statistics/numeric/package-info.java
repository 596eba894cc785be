/**
 * Numerics that several methods share: quadrature, roots, deviances, the normal distribution's far
 * tails and Student's quantiles.
 */
@NullMarked
package dev.assay.analyzer.statistics.numeric;

import org.jspecify.annotations.NullMarked;
