package dev.assay.assigner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSettingsTest {

  private static final String KEY = "assay.experiments.most";

  @Test
  void readsEveryKey() {
    assertThat(CatalogSettings.read(key -> null)).isEqualTo(new CatalogSettings(10_000));
    assertThat(CatalogSettings.read(Map.of(KEY, "40")::get)).isEqualTo(new CatalogSettings(40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000001", "many"})
  void namesTheKeyTheValueAndWhatIsAllowed(String value) {
    assertThatThrownBy(() -> CatalogSettings.read(Map.of(KEY, value)::get))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("%s is '%s'; it must be a whole number from 1 to 1000000", KEY, value);
  }
}
