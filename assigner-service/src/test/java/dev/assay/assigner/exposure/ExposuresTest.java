package dev.assay.assigner.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExposuresTest {

  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
  private static final Experiment EXPERIMENT =
      ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), AT);

  @Test
  void saysWhoWasExposedToWhat() {
    Assignment exposure = exposure("c", 0, AT);
    assertThat(exposure.getUnitId()).isEqualTo("c");
    assertThat(exposure.getVariantId()).isEqualTo("standard");
    assertThat(exposure.getTime()).isEqualTo(AT);
    assertThat(exposure.getBucket()).isEqualTo(7);
    assertThat(exposure.getPropensity()).isEqualTo(0.5);
    assertThat(exposure.getAttributes()).containsEntry("language", "hi");
  }

  @Test
  void theIdIsTheUnitsExperimentsAndVariants() {
    String id = exposure("c", 0, AT).getEventId();
    assertThat(exposure("c", 0, AT.plusSeconds(1)).getEventId()).isEqualTo(id);
    assertThat(exposure("d", 0, AT).getEventId()).isNotEqualTo(id);
    assertThat(exposure("c", 1, AT).getEventId()).isNotEqualTo(id);
  }

  @Test
  void aLaterPhaseHasExposuresOfItsOwn() {
    Instant stop = AT.plusSeconds(10);
    Instant resume = AT.plusSeconds(20);
    Experiment running = Lifecycle.start(EXPERIMENT, AT, List.of());
    Experiment resumed = Lifecycle.resume(Lifecycle.stop(running, stop), resume, List.of());
    String first = exposure(running, "c", 0, AT).getEventId();
    assertThat(exposure(resumed, "c", 0, resume.minusMillis(1)).getEventId()).isEqualTo(first);
    String second = exposure(resumed, "c", 0, resume).getEventId();
    assertThat(second).isNotEqualTo(first);
    assertThat(exposure(resumed, "c", 0, resume.plusSeconds(1)).getEventId()).isEqualTo(second);
  }

  private static Assignment exposure(String unit, int variant, Instant at) {
    return exposure(EXPERIMENT, unit, variant, at);
  }

  private static Assignment exposure(Experiment experiment, String unit, int variant, Instant at) {
    return Exposures.of(
        experiment,
        new Subject(unit, "s", Map.of("language", "hi")),
        new Assigned(unit, EXPERIMENT.getVariants().get(variant), 7, 0.5, AssignmentReason.SPLIT),
        at);
  }
}
