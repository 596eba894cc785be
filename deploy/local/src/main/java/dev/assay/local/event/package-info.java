/**
 * What is written to the topics that are keyed by subject, and the ids that make it count once.
 *
 * <p>Pure: no broker.
 */
@NullMarked
package dev.assay.local.event;

import org.jspecify.annotations.NullMarked;
