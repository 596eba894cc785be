/**
 * The mapping file, and what it makes of a row: assignments and events.
 *
 * <p>Pure: text and rows in, records out; no files, no clock, no broker.
 */
@NullMarked
package dev.assay.local.replay.mapping;

import org.jspecify.annotations.NullMarked;
