package dev.assay.assigner.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for together with a change of state.
 *
 * @param time when it is asked for
 * @param at the event time from which the change holds, at most {@code time}
 * @param expectedVersion the version that is to be changed; null: whichever there is
 */
public record ChangeRequest(
    Instant time, Instant at, Author author, @Nullable Integer expectedVersion) {}
