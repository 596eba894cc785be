package dev.assay.analyzer.statistics.difference;

/** Products whose difference keeps its digits. */
final class Products {

  private Products() {}

  /**
   * {@code a b - c d}, right to about two roundings also when the products are almost equal, and of
   * the opposite sign exactly with the products swapped. Two-product with a fused multiply-add:
   * Ogita, Rump and Oishi 2005.
   */
  static double difference(double a, double b, double c, double d) {
    double first = a * b;
    double second = c * d;
    return (first - second) + (Math.fma(a, b, -first) - Math.fma(c, d, -second));
  }
}
