/**
 * What the aggregator must answer, computed from a whole log at once by plain loops over lists.
 *
 * <p>It shares the contract's records with the aggregator, and no arithmetic.
 */
@NullMarked
package dev.assay.law.oracle;

import org.jspecify.annotations.NullMarked;
