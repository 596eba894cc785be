package dev.assay.assigner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RedefinitionTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");

  /** The second step of the ramp, 30 %, is reached. */
  private static final Instant SECOND_DAY = START.plus(Duration.ofHours(30));

  private static final Experiment DRAFT =
      ExperimentReader.read(JsonText.read(Examples.text("exp_rag_timing_001")), START);
  private static final Experiment RUNNING = Lifecycle.start(DRAFT, START, List.of(DRAFT));

  @Test
  void aDraftMayBecomeAnything() {
    Experiment other =
        Experiment.newBuilder(DRAFT).setRequiredSampleSize(1).setVariants(List.of()).build();
    Experiment changed = Redefinition.apply(DRAFT, other, SECOND_DAY);
    assertThat(changed).isEqualTo(Experiment.newBuilder(other).setVersion(2).build());
  }

  @Test
  void whatIsTheSameStaysAsItIs() {
    Experiment placed =
        Experiment.newBuilder(RUNNING).setLayer(new Layer("rag", 5000, 2500)).build();
    Experiment again = Experiment.newBuilder(DRAFT).setLayer(new Layer("rag", 5000, null)).build();
    assertThat(Redefinition.apply(placed, again, SECOND_DAY)).isSameAs(placed);
  }

  @Test
  void whileItRunsOnlyWhatKeepsTheAnalysisValidMayChange() {
    Experiment allowed =
        Experiment.newBuilder(DRAFT)
            .setName("other")
            .setDescription("other")
            .setOwner("other")
            .setPlannedEnd(SECOND_DAY.plusSeconds(1))
            .setRamp(List.of())
            .build();
    Experiment changed = Redefinition.apply(RUNNING, allowed, SECOND_DAY);
    assertThat(changed.getVersion()).isEqualTo(3);
    assertThat(changed.getState()).isEqualTo(RUNNING.getState());
    assertThat(changed.getPhases()).isEqualTo(RUNNING.getPhases());
    assertThat(changed.getRamp()).isEmpty();

    Experiment refused =
        Experiment.newBuilder(DRAFT).setSignificanceLevel(0.1).setPrimaryMetric("other").build();
    assertThatThrownBy(() -> Redefinition.apply(RUNNING, refused, SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is running, so primary_metric, significance_level cannot");
  }

  @Test
  void whileItRunsWeightsMayChangeAndNothingElseOfVariants() {
    Experiment other = withVariants(variant -> weight(variant).build());
    Experiment changed = Redefinition.apply(RUNNING, other, SECOND_DAY);
    assertThat(changed.getWeightsChangedAt()).isEqualTo(SECOND_DAY);
    assertThat(changed.getVariants()).isEqualTo(other.getVariants());
    assertThat(Redefinition.apply(changed, other, SECOND_DAY.plusSeconds(1))).isSameAs(changed);
    Experiment paused = Lifecycle.pause(RUNNING);
    assertThat(Redefinition.apply(paused, other, SECOND_DAY).getWeightsChangedAt())
        .isEqualTo(SECOND_DAY);
    assertThat(Redefinition.apply(DRAFT, other, SECOND_DAY).getWeightsChangedAt()).isNull();

    Experiment renamed = withVariants(variant -> weight(variant).setName("other").build());
    Experiment turned =
        Experiment.newBuilder(DRAFT).setVariants(DRAFT.getVariants().reversed()).build();
    Experiment fewer =
        Experiment.newBuilder(DRAFT).setVariants(DRAFT.getVariants().subList(0, 2)).build();
    for (Experiment refused : List.of(renamed, turned, fewer)) {
      assertThatThrownBy(() -> Redefinition.apply(RUNNING, refused, SECOND_DAY))
          .isInstanceOf(RefusedChange.class)
          .hasMessageContaining("only traffic_percentage can be changed");
    }
    Experiment stopped = Lifecycle.stop(RUNNING, SECOND_DAY);
    assertThatThrownBy(() -> Redefinition.apply(stopped, other, SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is stopped, so variants cannot");
  }

  @Test
  void otherWeightsAreARedefinition() {
    Map<String, Integer> weights =
        Map.of("sequential", 2000, "treatment_a", 3000, "treatment_b", 5000);
    Experiment changed = Redefinition.reweigh(RUNNING, weights, SECOND_DAY);
    assertThat(changed.getVersion()).isEqualTo(RUNNING.getVersion() + 1);
    assertThat(changed.getWeightsChangedAt()).isEqualTo(SECOND_DAY);
    assertThat(changed.getVariants())
        .extracting(Variant::getTrafficBasisPoints)
        .containsExactly(2000, 3000, 5000);
    assertThat(Redefinition.reweigh(changed, weights, SECOND_DAY)).isSameAs(changed);
    Experiment over = Lifecycle.stop(RUNNING, SECOND_DAY);
    assertThatThrownBy(() -> Redefinition.reweigh(over, weights, SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is stopped, so variants cannot be changed");
  }

  @Test
  void aRampThatHasBegunLetsInNoLess() {
    Experiment slower = ramp(new RampStep(0L, 1000), new RampStep(hours(20), 3000));
    assertThat(Redefinition.apply(RUNNING, slower, SECOND_DAY).getRamp()).hasSize(2);
    Experiment less = ramp(new RampStep(0L, 1000), new RampStep(hours(20), 2999));
    assertThatThrownBy(() -> Redefinition.apply(RUNNING, less, SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("30.0 %");
    Experiment whole = Redefinition.apply(RUNNING, ramp(), SECOND_DAY);
    assertThatThrownBy(() -> Redefinition.apply(whole, slower, SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("100.0 %");
  }

  @Test
  void onceItIsOverOnlyWordsChange() {
    Experiment stopped = Lifecycle.stop(RUNNING, SECOND_DAY);
    Experiment words = Experiment.newBuilder(DRAFT).setOwner("other").build();
    assertThat(Redefinition.apply(stopped, words, SECOND_DAY).getOwner()).isEqualTo("other");
    assertThatThrownBy(() -> Redefinition.apply(stopped, ramp(), SECOND_DAY))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is stopped, so ramp cannot");
  }

  private static Variant.Builder weight(Variant variant) {
    return Variant.newBuilder(variant).setTrafficBasisPoints(1000);
  }

  private static Experiment withVariants(UnaryOperator<Variant> change) {
    return Experiment.newBuilder(DRAFT)
        .setVariants(DRAFT.getVariants().stream().map(change).toList())
        .build();
  }

  private static Experiment ramp(RampStep... steps) {
    return Experiment.newBuilder(DRAFT).setRamp(List.of(steps)).build();
  }

  private static long hours(int hours) {
    return Duration.ofHours(hours).toMillis();
  }
}
