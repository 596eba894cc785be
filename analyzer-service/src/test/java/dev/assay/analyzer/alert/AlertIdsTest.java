package dev.assay.analyzer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertIdsTest {

  /** python3: {@code uuid.uuid5(uuid.UUID('5f0c7c3e-8d0f-5b52-9c39-6f0f6a1f7b6d'), name)}. */
  @Test
  void areUuidsOfVersion5() {
    assertThat(AlertIds.of("greeting", "STOP")).isEqualTo("824d3f71-797c-58ea-918c-da7a268f031b");
    assertThat(AlertIds.of("ü")).isEqualTo("1a314eac-de9b-5414-bc99-7c7b9900f18f");
  }

  @Test
  void keepThePartsApart() {
    assertThat(AlertIds.of("ab", "c")).isNotEqualTo(AlertIds.of("a", "bc"));
  }
}
