package dev.assay.law.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Experiments by customer and by session, running, stopped and stopped for a while, side by side.
 */
final class Experiments {

  private Experiments() {}

  /**
   * @param start when the log begins; the last phase that ends does so four hours later
   */
  static List<Experiment> from(Instant start) {
    return List.of(
        experiment("exp_customers", UnitType.CUSTOMER, ExperimentState.RUNNING)
            .setDimensions(List.of("language", "region"))
            .setPhases(List.of(phase(start, 30, null)))
            .build(),
        experiment("exp_sessions", UnitType.SESSION, ExperimentState.RUNNING)
            .setDimensions(List.of("region"))
            .setPhases(List.of(phase(start, 0, null)))
            .build(),
        experiment("exp_customers_paused", UnitType.CUSTOMER, ExperimentState.RUNNING)
            .setPhases(List.of(phase(start, 0, 120), phase(start, 180, null)))
            .build(),
        experiment("exp_sessions_stopped", UnitType.SESSION, ExperimentState.STOPPED)
            .setDimensions(List.of("language"))
            .setPhases(List.of(phase(start, 60, 240)))
            .setEndedAt(start.plus(Duration.ofHours(4)))
            .build());
  }

  private static Experiment.Builder experiment(String id, UnitType unit, ExperimentState state) {
    return Experiment.newBuilder()
        .setId(id)
        .setVersion(3)
        .setName(id)
        .setType(ExperimentType.PROMPT)
        .setState(state)
        .setUnit(unit)
        .setVariants(
            List.of(
                variant("control", true, 3_400),
                variant("treatment_a", false, 3_300),
                variant("treatment_b", false, 3_300)))
        .setMetrics(Metrics.all())
        .setPrimaryMetric("first_audio")
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(5_000)
        .setCreatedAt(LogGenerator.START.minus(Duration.ofDays(1)));
  }

  private static Variant variant(String id, boolean control, int basisPoints) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(control)
        .setTrafficBasisPoints(basisPoints)
        .build();
  }

  private static Phase phase(Instant start, int fromMinutes, @Nullable Integer untilMinutes) {
    Instant until = untilMinutes == null ? null : start.plus(Duration.ofMinutes(untilMinutes));
    return new Phase(start.plus(Duration.ofMinutes(fromMinutes)), until);
  }
}
