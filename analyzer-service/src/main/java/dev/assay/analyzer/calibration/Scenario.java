package dev.assay.analyzer.calibration;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Something to be found out. */
public sealed interface Scenario {

  /** Its own among all scenarios. */
  String name();

  /**
   * By simulation.
   *
   * @param effort runs as a multiple of the number that is asked for
   */
  record Simulated(String name, double effort, List<Figure> figures, Trial trial)
      implements Scenario {

    public Simulated {
      figures = List.copyOf(figures);
    }
  }

  /** By a sum over all outcomes. */
  record Exact(Figure figure, DoubleSupplier sum) implements Scenario {

    @Override
    public String name() {
      return figure.name();
    }
  }
}
