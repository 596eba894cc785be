package dev.assay.analyzer.calibration;

import java.util.ArrayList;
import java.util.List;

/** All scenarios. */
public final class Calibration {

  private Calibration() {}

  public static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(MeanScenarios.all());
    all.addAll(CountScenarios.all());
    all.addAll(QuantileScenarios.all());
    all.addAll(SequentialScenarios.all());
    all.addAll(CorrectionScenarios.all());
    all.addAll(PowerScenarios.all());
    all.addAll(SampleRatioScenarios.all());
    all.addAll(PosteriorScenarios.all());
    return List.copyOf(all);
  }
}
