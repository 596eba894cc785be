package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import org.jspecify.annotations.Nullable;

/** Is told of every analysis of a running experiment, whether or not anything changed. */
public interface AnalysisListener {

  /**
   * Called before the analysis is published. An error keeps it from being published, and the next
   * round calls again with the same analysis before.
   *
   * @param before the analysis that was published last; null before the first
   */
  void analysed(Experiment experiment, @Nullable Analysis before, Analysis after)
      throws InterruptedException;
}
