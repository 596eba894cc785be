package dev.assay.local.replay.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The variant that a row says its unit had.
 *
 * @param time when the unit was assigned; empty: at its first row
 */
public record RecordedVariant(
    String variantId, Optional<Instant> time, Map<String, String> attributes) {}
