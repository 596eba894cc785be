package dev.assay.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final String FUNNEL = "assay.funnel.v1";

  private final Fingerprints seen = new Fingerprints();

  @Test
  void sendsARecordOnceHoweverManyLettersItHas() {
    assertThat(Verdict.of(letter(FUNNEL, 1, "c", "bytes"), seen)).isEqualTo(Verdict.SEND);
    assertThat(Verdict.of(letter(FUNNEL, 2, "c", "bytes"), seen)).isEqualTo(Verdict.REPEATED);
    assertThat(Verdict.of(letter(FUNNEL, 3, "cb", "ytes"), seen)).isEqualTo(Verdict.SEND);
    assertThat(Verdict.of(letter(FUNNEL, 4, null, "bytes"), seen)).isEqualTo(Verdict.SEND);
    assertThat(Verdict.of(letter("assay.sessions.v1", 5, "c", "bytes"), seen))
        .isEqualTo(Verdict.SEND);
    Letter another =
        new Letter(
            letter(FUNNEL, 6, "c", "bytes").letter(),
            new RecordHeaders(List.of(new RecordHeader("trace", new byte[] {1}))));
    assertThat(Verdict.of(another, seen)).isEqualTo(Verdict.SEND);
  }

  @Test
  void leavesOutWhatCannotBeSentAsItWas() {
    assertThat(Verdict.of(letter(FUNNEL, 1, "c", null), seen)).isEqualTo(Verdict.NO_VALUE);
    assertThat(Verdict.of(letter(FUNNEL, 1, "\uFFFD", "bytes"), seen)).isEqualTo(Verdict.NO_TEXT);
    assertThat(Verdict.of(letter("other", 1, "c", "bytes"), seen)).isEqualTo(Verdict.FOREIGN);
  }

  private static Letter letter(
      String topic, long offset, @Nullable String key, @Nullable String value) {
    return new Letter(
        new DeadLetter(
            topic,
            0,
            offset,
            Instant.EPOCH,
            DeadLetterReason.UNREADABLE,
            "what the decoder said",
            buffer(key),
            buffer(value)),
        new RecordHeaders());
  }

  private static @Nullable ByteBuffer buffer(@Nullable String text) {
    return text == null ? null : ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
