/**
 * The exposure of each unit to each experiment, on disk: what keeps units on their variants, and
 * the memory of what was published already.
 *
 * <p>The topic of assignments is the truth: a directory that was lost is filled from it again.
 */
@NullMarked
package dev.assay.assigner.sticky;

import org.jspecify.annotations.NullMarked;
