/**
 * An event as metrics see it: a stream, a label and numbers.
 *
 * <p>Every kind of event is checked and brought into this one form here, so that nothing behind it
 * knows kinds of events. Pure.
 */
@NullMarked
package dev.assay.aggregator.observation;

import org.jspecify.annotations.NullMarked;
