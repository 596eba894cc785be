package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;

/** What is known of one arm's figure. Posteriors of one kind can be compared. */
public sealed interface Posterior permits BetaPosterior, GammaPosterior, NormalPosterior {

  /** Its mean, in the figure's unit. */
  double mean();

  /** The interval that leaves half of alpha out on each side. */
  Interval credibleInterval(ConfidenceLevel level);
}
