package dev.assay.analyzer.statistics.bayes;

/**
 * Two beta posteriors of many units that overlap, on one even grid.
 *
 * <p>With {@code S} the sign of a distance, smoothed to what the grid can carry, {@code P(T > C) =
 * 1/2 + sum f_T f_C S}, and {@code E|T - C|} is the sum with {@code (p_T - p_C) S}. The smaller
 * probability is a difference, so that posteriors that are apart are left to {@link ArmQuadrature}.
 */
final class BetaComparison {

  /** In standard deviations of the difference; beyond, digits would be lost. */
  private static final double APART = 3.5;

  /** The wider deviation over the narrower one, at most. */
  private static final double RATIO = 2;

  /** Steps in deviations: of both arms together, and of the narrower one alone. */
  private static final double STEP = 0.46;

  private static final double OWN_STEP = 0.66;

  private BetaComparison() {}

  static boolean suits(BetaPosterior control, BetaPosterior treatment) {
    if (Math.min(
            Math.min(control.alpha(), control.beta()),
            Math.min(treatment.alpha(), treatment.beta()))
        < GridDensity.FEWEST) {
      return false;
    }
    double c = GridDensity.deviation(control);
    double t = GridDensity.deviation(treatment);
    double distance =
        Math.log(treatment.alpha() / treatment.beta() / (control.alpha() / control.beta()));
    return Math.max(c, t) <= RATIO * Math.min(c, t)
        && Math.abs(distance) <= APART * Math.hypot(c, t);
  }

  static Superiority of(BetaPosterior control, BetaPosterior treatment) {
    double c = GridDensity.deviation(control);
    double t = GridDensity.deviation(treatment);
    double step = Math.min(STEP * Math.sqrt((c * c + t * t) / 2), OWN_STEP * Math.min(c, t));
    GridDensity below = density(control, control, step);
    GridDensity above = density(treatment, control, step);
    double[] figures = above.above();
    double[][] halves = above.halves(below, below.above());
    double[] masses = halves[0];
    double[] moments = halves[1];
    double[] values = above.values();
    double excess = 0;
    double distance = 0;
    double figure = 0;
    for (int i = 0; i < values.length; i++) {
      excess += values[i] * masses[i];
      distance += figures[i] * masses[i] - values[i] * moments[i];
      figure += figures[i];
    }
    double all = above.sum() * below.sum();
    // Figures count from the control's mean.
    double half = figure / above.sum() / 2;
    return new Superiority(
        0.5 + excess / all, 0.5 - excess / all, distance / all - half, distance / all + half);
  }

  private static GridDensity density(BetaPosterior arm, BetaPosterior origin, double step) {
    BetaKernel kernel = new BetaKernel(arm.alpha(), arm.beta(), origin.alpha(), origin.beta());
    return new GridDensity(arm, kernel, origin, 0, step);
  }
}
