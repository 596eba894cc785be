/**
 * What is to be sent, on disk until it was: in order, in files that are appended to and deleted
 * whole, within a bound.
 *
 * <p>An entry is there after the process was killed, and after a power cut once the disk has it,
 * which is within 50 ms. What was sent just before can be there as well.
 */
@NullMarked
package dev.assay.assigner.spool;

import org.jspecify.annotations.NullMarked;
