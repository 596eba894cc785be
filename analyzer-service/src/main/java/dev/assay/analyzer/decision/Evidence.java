package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.quality.Crossovers;
import java.time.Duration;
import java.util.List;

/**
 * All that a decision rests on.
 *
 * @param partitionsAnswered of the aggregator's partitions
 * @param units exposed, over all variants, without crossovers
 * @param runTime from the start to the latest event
 * @param crossovers units seen in two variants, against the policy's limit
 * @param treatments every variant but the control
 */
public record Evidence(
    int partitionsAnswered,
    int partitionsExpected,
    long units,
    Duration runTime,
    String controlId,
    Split split,
    Answer<Crossovers> crossovers,
    List<TreatmentEvidence> treatments,
    Outlook outlook) {}
