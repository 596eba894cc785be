package dev.assay.law.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A unit of one experiment that is exposed to one variant.
 *
 * @param attributes of its earliest assignment
 * @param attributed its events at or after the exposure and inside a phase
 */
record ExposedUnit(
    String variant,
    Instant exposedAt,
    Map<String, String> attributes,
    List<Observation> attributed) {}
