package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import java.util.List;

/**
 * All that a decision rests on.
 *
 * @param partitionsAnswered of the aggregator's partitions
 * @param units exposed, over all variants, without crossovers
 * @param requiredUnits at which the decision is due
 * @param significanceLevel of the primary metric, over all treatments together
 * @param treatments every variant but the control
 */
public record Evidence(
    int partitionsAnswered,
    int partitionsExpected,
    long units,
    long requiredUnits,
    double significanceLevel,
    String controlId,
    Answer<SampleRatio> sampleRatio,
    List<TreatmentEvidence> treatments) {}
