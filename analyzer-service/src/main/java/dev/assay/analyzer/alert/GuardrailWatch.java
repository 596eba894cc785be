package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.GuardrailCheck;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A treatment is shown to break a guardrail. */
record GuardrailWatch(String treatment, String metric) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.GUARDRAIL_VIOLATED;
  }

  @Override
  public String subject() {
    return treatment + "/" + metric;
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    return after.getComparisons().stream()
        .filter(comparison -> comparison.getTreatmentId().equals(treatment))
        .filter(comparison -> comparison.getMetric().equals(metric))
        .filter(comparison -> comparison.getGuardrail() != null)
        .filter(comparison -> comparison.getGuardrail().getViolated())
        .findFirst()
        .map(this::sentence);
  }

  @Override
  public String relief() {
    return "'%s' is no longer shown to break the guardrail on '%s'.".formatted(treatment, metric);
  }

  private String sentence(Comparison comparison) {
    GuardrailCheck guardrail = comparison.getGuardrail();
    String sentence =
        "'%s' breaks the guardrail on '%s': it is worse than the control by more than the %s that are acceptable"
            .formatted(treatment, metric, Text.percent(guardrail.getMaxDegradation()));
    if (comparison.getLift() != null) {
      sentence += "; lift " + Text.percent(comparison.getLift());
    }
    if (guardrail.getPInferior() != null) {
      sentence += "; p " + Text.number(guardrail.getPInferior());
    }
    return sentence + ".";
  }
}
