/**
 * Which variant a unit gets: a keyed hash into 10,000 buckets, targeting and the ramp.
 *
 * <p>Pure: the same experiment, unit, attributes and time give the same answer in every process and
 * in every language; {@code docs/bucketing.md} says how.
 */
@NullMarked
package dev.assay.assigner.assignment;

import org.jspecify.annotations.NullMarked;
