package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Compares independent posteriors of one kind.
 *
 * <p>Where higher is better, arm {@code i} is the best with the probability {@code int f_i prod
 * F_j}, and its expected loss is {@code int F_i (1 - prod F_j) du}, the products over the other
 * arms. All of it is one Gauss-Legendre quadrature in panels, which takes the distribution
 * functions along with the densities. With two arms both the larger and the smaller probability are
 * exact relative to themselves, down to where doubles end.
 */
public final class BestArm {

  private static final BestArm DEFAULT = new BestArm(Direction.HIGHER_IS_BETTER);

  private final Direction direction;

  private BestArm(Direction direction) {
    this.direction = direction;
  }

  /** Higher is better. */
  public static BestArm withDefaults() {
    return DEFAULT;
  }

  public BestArm with(Direction figureDirection) {
    return new BestArm(figureDirection);
  }

  /** Two arms; exactly as for more, and for two normal posteriors in closed form. */
  public static Superiority compare(Posterior control, Posterior treatment) {
    if (control instanceof NormalPosterior c && treatment instanceof NormalPosterior t) {
      return new NormalPosterior(
              t.mean() - c.mean(), Math.hypot(c.standardDeviation(), t.standardDeviation()))
          .superiority();
    }
    if (control instanceof BetaPosterior c
        && treatment instanceof BetaPosterior t
        && BetaComparison.suits(c, t)) {
      return BetaComparison.of(c, t);
    }
    ArmQuadrature arms = quadrature(List.of(control, treatment));
    arms.run(true);
    return new Superiority(arms.probability(1), arms.probability(0), arms.loss(1), arms.loss(0));
  }

  /**
   * All arms at once.
   *
   * @param posteriors at least one, all of one kind
   */
  public BestArms compare(List<? extends Posterior> posteriors) {
    ArmQuadrature arms = quadrature(posteriors);
    arms.run(direction == Direction.HIGHER_IS_BETTER);
    int count = posteriors.size();
    double sum = 0;
    for (int arm = 0; arm < count; arm++) {
      sum += arms.probability(arm);
    }
    Double[] probabilities = new Double[count];
    Double[] losses = new Double[count];
    for (int arm = 0; arm < count; arm++) {
      probabilities[arm] = arms.probability(arm) / sum;
      losses[arm] = arms.loss(arm);
    }
    return new BestArms(
        List.copyOf(Arrays.asList(probabilities)), List.copyOf(Arrays.asList(losses)));
  }

  private static ArmQuadrature quadrature(List<? extends Posterior> posteriors) {
    if (posteriors.isEmpty()) {
      throw new IllegalArgumentException("arms is empty; allowed is at least one");
    }
    return switch (posteriors.getFirst()) {
      case BetaPosterior first ->
          new ArmQuadrature(
              new LogitScale(first.alpha(), first.beta()),
              kernels(
                  posteriors,
                  BetaPosterior.class,
                  arm -> new BetaKernel(arm.alpha(), arm.beta(), first.alpha(), first.beta())));
      case GammaPosterior first ->
          new ArmQuadrature(
              new LogScale(first.mean()),
              kernels(
                  posteriors,
                  GammaPosterior.class,
                  arm -> new GammaKernel(arm.shape(), Math.log(arm.mean() / first.mean()))));
      case NormalPosterior first ->
          new ArmQuadrature(
              new LinearScale(first.mean()),
              kernels(
                  posteriors,
                  NormalPosterior.class,
                  arm -> {
                    double mode = arm.mean() - first.mean();
                    // A width that rounding swallows beside the distance is as good as none.
                    return new NormalKernel(
                        mode, Math.max(arm.standardDeviation(), 16 * Math.ulp(mode)));
                  }));
    };
  }

  private static <P extends Posterior> List<Kernel> kernels(
      List<? extends Posterior> posteriors, Class<P> kind, Function<P, Kernel> kernel) {
    List<Kernel> kernels = new ArrayList<>(posteriors.size());
    for (Posterior posterior : posteriors) {
      if (!kind.isInstance(posterior)) {
        throw new IllegalArgumentException(
            "arms are %s and %s; allowed is one kind"
                .formatted(kind.getSimpleName(), posterior.getClass().getSimpleName()));
      }
      kernels.add(kernel.apply(kind.cast(posterior)));
    }
    return kernels;
  }
}
