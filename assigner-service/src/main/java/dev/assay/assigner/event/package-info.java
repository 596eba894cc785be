/**
 * What producers say of conversations: the kinds of events, what each of their fields may be, and
 * batches of them as JSON.
 *
 * <p>The fields are those of the Avro schemas; one table adds what each may hold.
 */
@NullMarked
package dev.assay.assigner.event;

import org.jspecify.annotations.NullMarked;
