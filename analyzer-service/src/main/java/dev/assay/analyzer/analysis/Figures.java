package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Evidence;
import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.decision.PrimaryEvidence;
import dev.assay.analyzer.decision.PrimaryTest;
import dev.assay.analyzer.decision.TreatmentEvidence;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a recommendation rests on, each under a name that stays. */
final class Figures {

  private static final double HOUR_MS = Duration.ofHours(1).toMillis();

  private final List<Figure> figures = new ArrayList<>();

  private Figures() {}

  static List<Figure> of(Evidence evidence, Experiment experiment) {
    Figures figures = new Figures();
    figures.add("units", (double) evidence.units());
    figures.add("required_units", (double) experiment.getRequiredSampleSize());
    figures.add("run_hours", evidence.runTime().toMillis() / HOUR_MS);
    evidence.split().overall().map(ratio -> figures.add("sample_ratio.p_value", ratio.pValue()));
    evidence.crossovers().map(crossovers -> figures.add("crossover_rate", crossovers.rate()));
    figures.add("power_wanted_of_each_test", Registration.powerOfEachTest(experiment));
    evidence.outlook().currentPower().ifPresent(power -> figures.add("current_power", power));
    evidence
        .outlook()
        .conditionalPower()
        .ifPresent(power -> figures.add("conditional_power", power));
    evidence.treatments().forEach(figures::add);
    return List.copyOf(figures.figures);
  }

  private void add(TreatmentEvidence treatment) {
    String id = treatment.variantId() + ".";
    if (treatment.primary() instanceof PrimaryEvidence.Tested tested) {
      String name = id + tested.metric() + ".";
      add(name + "difference", tested.difference().value());
      switch (tested.test()) {
        case PrimaryTest.PValue p -> {
          add(name + "adjusted_p_value", p.adjusted());
          add(name + "level", p.level());
        }
        case PrimaryTest.Posterior posterior ->
            add(name + "probability_better", posterior.better());
        case PrimaryTest.Pending pending -> {}
      }
    }
    treatment
        .choice()
        .ifPresent(
            choice -> {
              add(id + "probability_best", choice.probabilityBest());
              add(id + "expected_loss", choice.expectedLoss());
            });
    for (GuardrailEvidence guardrail : treatment.guardrails()) {
      String name = id + guardrail.metric() + ".";
      guardrail
          .answer()
          .map(
              stand ->
                  add(name + "p_non_inferior", stand.nonInferior())
                      .add(name + "p_non_inferior_at_any_look", stand.nonInferiorAtAnyLook())
                      .add(name + "p_inferior_at_any_look", stand.inferiorAtAnyLook()));
    }
  }

  private Figures add(String name, double value) {
    figures.add(new Figure(name, value));
    return this;
  }
}
