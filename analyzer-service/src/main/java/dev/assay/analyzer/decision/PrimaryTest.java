package dev.assay.analyzer.decision;

import java.util.OptionalDouble;

/** Whether the change of the primary metric is more than chance, as the method sees it. */
public sealed interface PrimaryTest {

  /** Whether an improvement is shown. */
  boolean showsBetter(double improvement);

  /** Whether a deterioration is shown. */
  boolean showsWorse(double improvement);

  /**
   * By a p value.
   *
   * @param adjusted over the treatments
   * @param level below which it is significant now
   */
  record PValue(double adjusted, double level) implements PrimaryTest {

    @Override
    public boolean showsBetter(double improvement) {
      return improvement > 0 && adjusted < level;
    }

    @Override
    public boolean showsWorse(double improvement) {
      return improvement < 0 && adjusted < level;
    }
  }

  /**
   * By the posterior.
   *
   * @param better probability to be better than the control
   * @param relativeLoss expected loss of shipping, over the size of the control; empty about 0
   */
  record Posterior(double better, OptionalDouble relativeLoss, PosteriorLimits limits)
      implements PrimaryTest {

    @Override
    public boolean showsBetter(double improvement) {
      return better >= limits.minimumProbability()
          && (limits.maximumExpectedLoss().isEmpty()
              || (relativeLoss.isPresent()
                  && relativeLoss.getAsDouble() <= limits.maximumExpectedLoss().getAsDouble()));
    }

    @Override
    public boolean showsWorse(double improvement) {
      return 1 - better >= limits.minimumProbability();
    }
  }

  /** Not yet: no look has been reached. */
  record Pending() implements PrimaryTest {

    @Override
    public boolean showsBetter(double improvement) {
      return false;
    }

    @Override
    public boolean showsWorse(double improvement) {
      return false;
    }
  }
}
