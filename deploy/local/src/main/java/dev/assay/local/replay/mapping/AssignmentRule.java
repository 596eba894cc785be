package dev.assay.local.replay.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which variant a row's unit had.
 *
 * @param time when units were assigned; empty: each at its first row
 * @param attributes dimension values by name
 */
record AssignmentRule(
    ValueRule variant, Optional<Instant> time, Map<String, ValueRule> attributes) {}
