package dev.assay.local.replay.mapping;

import dev.assay.local.event.SubjectRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a row makes.
 *
 * @param unitId the unit that the experiment randomises
 * @param time when the row happened
 */
public record ConvertedRow(
    Subject subject,
    String unitId,
    Instant time,
    Optional<RecordedVariant> variant,
    List<SubjectRecord> events) {}
