package dev.assay.analyzer.statistics.planning;

/** In how many directions a test looks for an effect. */
public enum Sides {
  ONE(1),
  TWO(2);

  private final int count;

  Sides(int count) {
    this.count = count;
  }

  /**
   * By number.
   *
   * @param count 1 or 2
   */
  public static Sides of(long count) {
    if (count == 1) {
      return ONE;
    }
    if (count == 2) {
      return TWO;
    }
    throw new IllegalArgumentException("sides is %d; allowed is 1 or 2".formatted(count));
  }

  /** 1 or 2. */
  public int count() {
    return count;
  }
}
