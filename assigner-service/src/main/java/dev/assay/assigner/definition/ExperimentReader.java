package dev.assay.assigner.definition;

import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an experiment's definition and checks every rule that it must keep. */
public final class ExperimentReader {

  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final double DEFAULT_SIGNIFICANCE = 0.05;

  private final List<Violation> violations = new ArrayList<>();
  private final Fields fields;

  private ExperimentReader(@Nullable Object json) {
    this.fields = Fields.of(json, violations);
  }

  /**
   * The draft that the JSON defines.
   *
   * @param json what {@link JsonText#read} gave
   * @throws InvalidDefinition with every violation
   */
  public static Experiment read(@Nullable Object json, Instant createdAt) {
    return new ExperimentReader(json).draft(createdAt);
  }

  private Experiment draft(Instant createdAt) {
    Experiment.Builder draft =
        Experiment.newBuilder()
            .setId(fields.requiredName("id"))
            .setVersion(1)
            .setState(ExperimentState.DRAFT)
            .setCreatedAt(createdAt)
            .setName(fields.requiredText("name"))
            .setDescription(fields.text("description", ""))
            .setOwner(fields.text("owner", ""))
            .setType(fields.requiredOneOf("type", ExperimentType.values()))
            .setHypothesis(hypothesis())
            .setUnit(fields.requiredOneOf("unit", UnitType.values()))
            .setVariants(variants());
    readMetrics(draft);
    draft
        .setTargeting(TargetingReader.read(fields.object("targeting")))
        .setRamp(ramp())
        .setWeightSteps(WeightsReader.steps(fields))
        .setBandit(WeightsReader.bandit(fields))
        .setExclusive(fields.flag("exclusive", false))
        .setLayer(IsolationReader.layer(fields))
        .setHoldout(IsolationReader.holdout(fields))
        .setDimensions(fields.texts("dimensions", Fields.NAME_RULE, Fields.NAME))
        .setRequiredSampleSize(requiredSampleSize())
        .setSignificanceLevel(significanceLevel())
        .setPreExposureWindowMs(preExposureWindow())
        .setPlannedEnd(fields.instant("planned_end"))
        .setDecisionPolicy(decisionPolicy());
    fields.refuseUnknown();
    Experiment read = draft.build();
    ExperimentRules.check(fields, read);
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return read;
  }

  private @Nullable Long preExposureWindow() {
    Double hours =
        fields.number("pre_exposure_window_hours", Hours.POSITIVE_RULE, Hours::isPositive);
    return hours == null ? null : Hours.toMillis(hours);
  }

  private @Nullable Hypothesis hypothesis() {
    Fields hypothesis = fields.object("hypothesis");
    if (hypothesis == null) {
      return null;
    }
    Hypothesis read =
        new Hypothesis(
            hypothesis.requiredText("statement"),
            hypothesis.number("expected_effect_size", "a finite number", size -> true),
            hypothesis.text("rationale"));
    hypothesis.refuseUnknown();
    return read;
  }

  private List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (Fields variant : fields.objects("variants")) {
      variants.add(
          Variant.newBuilder()
              .setId(variant.requiredName("id"))
              .setName(variant.text("name", ""))
              .setDescription(variant.text("description", ""))
              .setIsControl(variant.flag("is_control", false))
              .setTrafficBasisPoints(basisPoints(variant))
              .setConfigOverrides(overrides(variant))
              .build());
      variant.refuseUnknown();
    }
    return variants;
  }

  private static Map<String, String> overrides(Fields variant) {
    Fields overrides = variant.object("config_overrides");
    Map<String, String> texts = new LinkedHashMap<>();
    if (overrides != null) {
      overrides
          .rawByName()
          .forEach(
              (key, value) -> {
                if (key.isBlank()) {
                  overrides.note(key, value, "a key that is not blank");
                }
                texts.put(key, JsonText.write(value));
              });
    }
    return texts;
  }

  /** Every metric that the experiment names, its own definitions before the built-in ones. */
  private void readMetrics(Experiment.Builder draft) {
    Map<String, MetricDefinition> own = new LinkedHashMap<>();
    for (Fields metric : fields.objects("metrics")) {
      MetricDefinition read = MetricReader.read(metric);
      if (own.putIfAbsent(read.getName(), read) != null) {
        metric.note("name", read.getName(), "each metric once");
      }
    }
    Map<String, MetricDefinition> whole = new LinkedHashMap<>(own);
    draft.setPrimaryMetric(fields.requiredText("primary_metric"));
    if (!draft.getPrimaryMetric().isEmpty()) {
      resolve(fields, "primary_metric", draft.getPrimaryMetric(), whole);
    }
    draft.setSecondaryMetrics(
        fields.texts("secondary_metrics", "a metric's name", name -> !name.isBlank()));
    for (int index = 0; index < draft.getSecondaryMetrics().size(); index++) {
      String name = draft.getSecondaryMetrics().get(index);
      resolve(fields, "secondary_metrics[" + index + "]", name, whole);
    }
    draft.setGuardrails(guardrails(whole));
    draft.setMetrics(List.copyOf(whole.values()));
  }

  private List<Guardrail> guardrails(Map<String, MetricDefinition> whole) {
    List<Guardrail> guardrails = new ArrayList<>();
    for (Fields guardrail : fields.objects("guardrails")) {
      String metric = guardrail.requiredText("metric");
      if (!metric.isEmpty()) {
        resolve(guardrail, "metric", metric, whole);
      }
      if (guardrails.stream().anyMatch(other -> other.getMetric().equals(metric))) {
        guardrail.note("metric", metric, "each metric once");
      }
      double maxDegradation =
          guardrail.requiredNumber(
              "max_degradation",
              "a relative degradation of at least 0, as 0.02 for two percent",
              degradation -> degradation.signum() >= 0);
      Double confidence =
          guardrail.number(
              "confidence_level",
              "a number above 0.5 and below 1",
              level -> level.doubleValue() > 0.5 && level.doubleValue() < 1);
      guardrails.add(
          new Guardrail(
              metric, maxDegradation, confidence == null ? DEFAULT_CONFIDENCE : confidence));
      guardrail.refuseUnknown();
    }
    return guardrails;
  }

  private static void resolve(
      Fields fields, String field, String name, Map<String, MetricDefinition> whole) {
    if (whole.containsKey(name)) {
      return;
    }
    Optional<MetricDefinition> builtIn = MetricCatalog.find(name);
    if (builtIn.isPresent()) {
      whole.put(name, builtIn.get());
    } else {
      fields.note(
          field,
          name,
          "a metric that the experiment defines, or one that is built in: "
              + String.join(", ", MetricCatalog.names()));
    }
  }

  private List<RampStep> ramp() {
    List<RampStep> steps = new ArrayList<>();
    for (Fields step : fields.objects("ramp")) {
      steps.add(new RampStep(Hours.afterStart(step), basisPoints(step)));
      step.refuseUnknown();
    }
    return steps;
  }

  private static int basisPoints(Fields share) {
    return Percentage.basisPoints(
        share.requiredNumber("traffic_percentage", Percentage.RULE, Percentage::isAllowed));
  }

  private @Nullable DecisionPolicy decisionPolicy() {
    Fields policy = fields.object("decision_policy");
    return policy == null ? null : PolicyReader.read(policy);
  }

  private long requiredSampleSize() {
    return (long) fields.requiredNumber("required_sample_size", Units.RULE, Units::isAllowed);
  }

  private double significanceLevel() {
    Double level =
        fields.number(
            "significance_level",
            "a number above 0 and at most 0.5",
            value -> value.doubleValue() > 0 && value.doubleValue() <= 0.5);
    return level == null ? DEFAULT_SIGNIFICANCE : level;
  }
}
