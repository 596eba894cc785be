package dev.assay.local.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternalTopicsTest {

  private static final Set<String> TOPICS =
      Set.of(
          "assay.funnel.v1",
          "app-units-changelog",
          "app-again-repartition",
          "app-report",
          "app-2-units-changelog",
          "application-units-changelog");

  @Test
  void areNamedAfterTheApplication() {
    assertThat(InternalTopics.of("app", TOPICS, Set.of("app")))
        .isEqualTo(
            List.of("app-2-units-changelog", "app-again-repartition", "app-units-changelog"));
  }

  @Test
  void ofALongerNameBelongToTheApplicationOfThatName() {
    assertThat(InternalTopics.of("app", TOPICS, Set.of("app", "app-2")))
        .isEqualTo(List.of("app-again-repartition", "app-units-changelog"));
    assertThat(InternalTopics.of("app-2", TOPICS, Set.of("app", "app-2")))
        .isEqualTo(List.of("app-2-units-changelog"));
  }
}
