/**
 * What OpenTelemetry's spans and log records say of conversations, as events.
 *
 * <p>OTLP comes in as protobuf or JSON; which attribute becomes which event is in {@code
 * docs/EVENTS.md}.
 */
@NullMarked
package dev.assay.assigner.telemetry;

import org.jspecify.annotations.NullMarked;
