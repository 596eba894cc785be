package dev.assay.assigner.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SpooledExposureTest {

  private static final SpooledExposure EXPOSURE =
      new SpooledExposure(
          new Exposed("e", 2, "control", "ünit"),
          "event",
          1_700_000_000_000L,
          "key",
          ByteBuffer.wrap(new byte[] {0, 1, 2}));

  @Test
  void readsWhatItWrote() {
    assertThat(SpooledExposure.read(EXPOSURE.write())).isEqualTo(EXPOSURE);
    assertThat(EXPOSURE.valueBytes()).containsExactly(0, 1, 2);
  }

  @Test
  void refusesTheFormatOfALaterVersion() {
    byte[] later = EXPOSURE.write();
    later[0] = 2;
    assertThatThrownBy(() -> SpooledExposure.read(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format 2");
  }
}
