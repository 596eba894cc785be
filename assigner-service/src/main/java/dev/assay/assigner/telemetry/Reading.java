package dev.assay.assigner.telemetry;

import dev.assay.assigner.event.EventDraft;

/**
 * One thing that a span or a log record tells.
 *
 * @param what tells it apart from the others of the same span
 * @param event without its id, its time and its subject
 */
record Reading(String what, EventDraft event) {}
