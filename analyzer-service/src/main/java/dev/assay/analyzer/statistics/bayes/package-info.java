/**
 * Posteriors with conjugate priors, and comparisons of them by closed forms or by quadrature.
 *
 * <p>Nothing is sampled, so the same data give the same answer to the last digit.
 */
@NullMarked
package dev.assay.analyzer.statistics.bayes;

import org.jspecify.annotations.NullMarked;
