package dev.assay.analyzer.calibration;

/**
 * A share that is to be found.
 *
 * @param comparison whether it shows only what happens without the method; its promise is then not
 *     ours
 */
public record Figure(Group group, String name, Promise promise, boolean comparison) {

  public Figure(Group group, String name, Promise promise) {
    this(group, name, promise, false);
  }

  /** What happens without the method. */
  public static Figure comparison(Group group, String name, Promise promise) {
    return new Figure(group, name, promise, true);
  }
}
