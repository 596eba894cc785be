package dev.assay.analyzer.statistics.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Near;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {

  /** mpmath, 40 digits: {@code a t - (a + b) ln(1 + e^t)} and its derivatives. */
  @ParameterizedTest
  @CsvSource({
    "3, 7, 2.5, 0.65677953638907046, 4.00641423983395311, -4.3025615890525745, 1.9698210128619683",
    "3, 7, -1.5, 0.65677953638907046, 3.38753269522413974, 2.52757990446442046,"
        + " 0.450102020868994926",
    "3, 7, 0.75, 0.65677953638907046, 0.00923617742242318385, -0.199335063167180614,"
        + " 2.17576057852608586",
    "300, 700, 0.75, 0.65677953638907046, 0.923617742242318385, -19.9335063167180614,"
        + " 217.576057852608586",
    "7, 3, 3.5, 2.35137525716347769, 1.15327401236840593, -1.80368312337660911, 1.05319946969399635"
  })
  void betaKernelsFollowTheLogDensity(
      double alpha, double beta, double x, double mode, double depth, double slope, double bend) {
    BetaKernel kernel = new BetaKernel(alpha, beta, 2, 9);
    assertThat(kernel.mode()).isCloseTo(mode, Near.relative(mode));
    assertThat(kernel.depth(x)).isCloseTo(depth, Near.relative(depth));
    assertThat(kernel.slope(x)).isCloseTo(slope, Near.relative(slope));
    assertThat(kernel.curvature(x)).isCloseTo(bend, Near.relative(bend));
    assertThat(density(kernel, new LogitScale(2, 9), x))
        .isCloseTo(Math.exp(-depth), Near.relative(Math.exp(-depth)));
  }

  /** mpmath, 40 digits: {@code a (e^d - 1 - d)} and its derivatives. */
  @ParameterizedTest
  @CsvSource({
    "2, 7.92675628135225929, -13.9267562813522593, 17.9267562813522593",
    "-1, 2.89252064059371932, 3.10747935940628068, 0.892520640593719316",
    "0.625, 0.0325938122673052673, -0.532593812267305267, 4.53259381226730527"
  })
  void gammaKernelsFollowTheLogDensity(double x, double depth, double slope, double bend) {
    GammaKernel kernel = new GammaKernel(4, 0.5);
    assertThat(kernel.depth(x)).isCloseTo(depth, Near.relative(depth));
    assertThat(kernel.slope(x)).isCloseTo(slope, Near.relative(slope));
    assertThat(kernel.curvature(x)).isCloseTo(bend, Near.relative(bend));
    assertThat(density(kernel, new LogScale(3), x))
        .isCloseTo(Math.exp(-depth), Near.relative(Math.exp(-depth)));
  }

  @Test
  void normalKernelsFollowTheLogDensity() {
    NormalKernel kernel = new NormalKernel(3, 0.5);
    assertThat(kernel.depth(4)).isEqualTo(2);
    assertThat(kernel.slope(4)).isEqualTo(-4);
    assertThat(kernel.slope(2.5)).isEqualTo(2);
    assertThat(kernel.curvature(7)).isEqualTo(4);
    assertThat(kernel.lowerEdge(8)).isEqualTo(1);
    assertThat(kernel.upperEdge(8)).isEqualTo(5);
    assertThat(density(kernel, new LinearScale(0), 4)).isEqualTo(Math.exp(-2));
  }

  private static double density(Kernel kernel, Scale scale, double x) {
    double[] shared = new double[1];
    double[] density = new double[1];
    scale.fill(new double[] {x}, 0, 1, shared, new double[1]);
    kernel.fill(new double[] {x}, shared, 0, 1, density);
    return density[0];
  }

  /** Precisions and log odds' parameters add, and a product peaks where the slopes cancel. */
  @Test
  void productsAreOfTheSameKind() {
    // Precisions of 4 and 1: the mode is (4 * 3 + 1 * 8) / 5.
    Kernel normal = new NormalKernel(3, 0.5).times(new NormalKernel(8, 1));
    assertThat(normal.mode()).isCloseTo(4, within(1e-14));
    assertThat(normal.curvature(0)).isCloseTo(5, within(1e-14));
    assertProduct(new NormalKernel(3, 0.5), new NormalKernel(8, 1.25), 5.5);
    assertProduct(new GammaKernel(4, 0.5), new GammaKernel(7, -1.25), 0.75);
    assertProduct(new BetaKernel(4, 9, 2, 9), new BetaKernel(30, 11, 2, 9), 0.75);
  }

  private static void assertProduct(Kernel one, Kernel other, double x) {
    Kernel product = one.times(other);
    double mode = product.mode();
    assertThat(one.slope(mode) + other.slope(mode)).isCloseTo(0, within(1e-13));
    double fall = one.depth(x) + other.depth(x) - one.depth(mode) - other.depth(mode);
    assertThat(product.depth(x)).isCloseTo(fall, Near.relative(fall));
    double curvature = one.curvature(x) + other.curvature(x);
    assertThat(product.curvature(x)).isCloseTo(curvature, Near.relative(curvature));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5, 19, 38, 50, 1000, 1e6, 1e9})
  void edgesAreDeepEnough(double size) {
    for (double other : new double[] {0.5, 2.5, 20, 1e6}) {
      for (double depth : new double[] {38, 50}) {
        BetaKernel kernel = new BetaKernel(size, other, 1, 2);
        assertThat(kernel.lowerEdge(depth)).isLessThan(kernel.mode());
        assertThat(kernel.upperEdge(depth)).isGreaterThan(kernel.mode());
        assertThat(kernel.depth(kernel.lowerEdge(depth))).isGreaterThan(depth * (1 - 1e-12));
        assertThat(kernel.depth(kernel.upperEdge(depth))).isGreaterThan(depth * (1 - 1e-12));
      }
    }
  }

  /** Unless one parameter is far smaller than the other, which makes the tails too unlike. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.5", "1, 2.5", "19, 19", "20, 1000", "50, 1e6", "1000, 1000", "1e9, 2e9"})
  void edgesAreHardlyDeeper(double one, double other) {
    assertEdges(new BetaKernel(one, other, 1, 2));
    assertEdges(new BetaKernel(other, one, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {19, 37, 38, 39, 1000, 1e9})
  void edgesOfRatesAreHardlyDeeper(double shape) {
    assertEdges(new GammaKernel(shape, 0.5));
  }

  /** Far out the density falls too steeply for three steps; how much deeper does not matter. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.3, 1, 5})
  void edgesOfVagueRatesAreDeepEnough(double shape) {
    GammaKernel kernel = new GammaKernel(shape, 0.5);
    assertThat(kernel.depth(kernel.lowerEdge(38))).isCloseTo(38, within(1e-9));
    assertThat(kernel.depth(kernel.upperEdge(38))).isBetween(38.0, 38.0 * 38 / shape);
  }

  private static void assertEdges(Kernel kernel) {
    double depth = 38;
    double low = kernel.lowerEdge(depth);
    double high = kernel.upperEdge(depth);
    assertThat(low).isLessThan(kernel.mode());
    assertThat(high).isGreaterThan(kernel.mode());
    assertThat(kernel.depth(low)).isBetween(depth * (1 - 1e-12), depth * (1 + 1e-3));
    assertThat(kernel.depth(high)).isBetween(depth * (1 - 1e-12), depth * (1 + 1e-3));
  }

  /** mpmath: {@code exp(-a (e^d - 1 - d))}, with digits that the highest powers decide. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 1.6962617949781084e-148",
    "-0.25, 8.31358566027434209e-126",
    "0.125, 4.08994973203207344e-36"
  })
  void seriesReachAQuarter(double x, double expected) {
    double[] density = new double[1];
    new GammaKernel(10_000, 0).fill(new double[] {x}, new double[1], 0, 1, density);
    assertThat(density[0]).isCloseTo(expected, within(1e-11 * expected));
    double depth = -Math.log(expected);
    assertThat(new GammaKernel(10_000, 0).depth(x)).isCloseTo(depth, within(1e-11));
  }

  /** Both edges decide, the far one of the last point. */
  @Test
  void seriesReachNoFarther() {
    double[] x = {-0.5, -0.25, 0, 0.25, 0.5};
    assertThat(Series.reaches(x, 0, 1, 4)).isTrue();
    assertThat(Series.reaches(x, 0, 0, 4)).isFalse();
    assertThat(Series.reaches(x, 0, 1, 5)).isFalse();
    assertThat(Series.reaches(x, 0.25, 2, 5)).isTrue();
    assertThat(Series.reaches(x, -0.25, 0, 3)).isTrue();
  }

  @Test
  void logarithmsKeepTheirDigits() {
    assertThat(LogitScale.softplus(1e-10)).isCloseTo(9.9999999995e-11, within(1e-25));
    assertThat(LogitScale.softplus(1e-20)).isEqualTo(1e-20);
    assertThat(LogitScale.softplus(1)).isCloseTo(Math.log(2), within(1e-16));
  }

  @Test
  void figuresHoldFarOut() {
    LogitScale share = new LogitScale(1, 3);
    assertThat(share.value(800)).isOne();
    assertThat(share.value(-800)).isZero();
    assertThat(share.between(-800, 800)).isOne();
  }

  /** The figure does not change any more from 45 below even odds, or below the origin's rate. */
  @Test
  void flatFiguresAllowWidePanels() {
    LogitScale share = new LogitScale(1, 3);
    assertThat(share.smooth(0)).isEqualTo(6);
    assertThat(share.smooth(-45 + Math.log(3))).isCloseTo(6, within(1e-13));
    assertThat(share.smooth(-100)).isCloseTo(61 + Math.log(3), within(1e-13));
    LogScale rate = new LogScale(3);
    assertThat(rate.smooth(10)).isEqualTo(6);
    assertThat(rate.smooth(-45)).isEqualTo(6);
    assertThat(rate.smooth(-100)).isEqualTo(61);
  }
}
