package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;

/** An analysis with what it was computed from. */
public record Analysed(Experiment experiment, ExperimentSummaries summaries, Analysis analysis) {}
