/**
 * Tells alerts: on their topic, and from there to a webhook.
 *
 * <p>The topic is the queue: an alert waits there until the webhook has it, also over a restart.
 */
@NullMarked
package dev.assay.analyzer.notify;

import org.jspecify.annotations.NullMarked;
