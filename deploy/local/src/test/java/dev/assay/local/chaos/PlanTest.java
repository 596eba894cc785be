package dev.assay.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTest {
  private static final List<Fault> ALL = List.of(Fault.values());

  @Test
  void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
    assertThat(Plan.of(1, ALL, Map.of())).isEqualTo(Plan.of(1, ALL, Map.of()));
    assertThat(Plan.of(1, ALL, Map.of())).isNotEqualTo(Plan.of(2, ALL, Map.of()));
  }

  @Test
  void everyFaultHappensAsOftenAsItShould() {
    assertThat(Plan.of(1, ALL, Map.of(Fault.KILL_BROKER, 1)).steps())
        .filteredOn(step -> step.fault() == Fault.KILL_INSTANCE)
        .hasSize(20);
    assertThat(Plan.of(1, ALL, Map.of(Fault.KILL_BROKER, 1)).steps())
        .filteredOn(step -> step.fault() == Fault.KILL_BROKER)
        .hasSize(1);
  }

  @Test
  void onlyTheChosenFaultsHappen() {
    assertThat(Plan.of(1, List.of(Fault.SCALE, Fault.DOUBLE_SEND), Map.of()).steps())
        .extracting(Step::fault)
        .containsExactly(Fault.SCALE);
  }
}
