package dev.assay.analyzer.runtime;

import dev.assay.analyzer.publish.AnalysisListener;
import java.util.List;

/** Who is told of every analysis, in this order. */
record Listeners(List<AnalysisListener> all) {}
