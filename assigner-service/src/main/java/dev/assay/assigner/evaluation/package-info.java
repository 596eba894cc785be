/**
 * Asks experiments what they say to a subject and publishes what it is thereby exposed to: the one
 * way in which assignments, config keys and flags are given.
 *
 * <p>What one config key is follows from what the experiments that override it say, in one place.
 */
@NullMarked
package dev.assay.assigner.evaluation;

import org.jspecify.annotations.NullMarked;
