package dev.assay.assigner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestionSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(IngestionSettings.read(key -> null))
        .isEqualTo(new IngestionSettings(1000, 16_777_216, 100_000));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> properties =
        Map.of(
            "assay.events.per-batch", "200",
            "assay.events.bytes-in-flight", "65536",
            "assay.events.ids-remembered", "5000");
    assertThat(IngestionSettings.read(properties::get))
        .isEqualTo(new IngestionSettings(200, 65_536, 5000));
  }

  @ParameterizedTest
  @CsvSource({
    "assay.events.per-batch,0",
    "assay.events.per-batch,10001",
    "assay.events.bytes-in-flight,65535",
    "assay.events.bytes-in-flight,16MB",
    "assay.events.ids-remembered,0"
  })
  void namesTheKeyTheValueAndWhatIsAllowed(String key, String value) {
    assertThatThrownBy(() -> IngestionSettings.read(Map.of(key, value)::get))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(key)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("it must be");
  }
}
