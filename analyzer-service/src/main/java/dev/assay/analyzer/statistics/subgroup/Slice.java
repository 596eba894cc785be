package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;

/** Both arms' figures over one kind of units. */
public record Slice(Answer<Estimate> control, Answer<Estimate> treatment) {}
