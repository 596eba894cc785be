/**
 * Brings events that came over HTTP to their topics.
 *
 * <p>An event counts as accepted when the broker has it. What waits for the broker is bounded: past
 * the bound, callers are told to come again.
 */
@NullMarked
package dev.assay.assigner.ingestion;

import org.jspecify.annotations.NullMarked;
