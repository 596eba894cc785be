package dev.assay.assigner.telemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where readings come from: what is exported again gives events with the same ids.
 *
 * @param id of the span or the log record; null when there is nothing to make it of
 */
record Origin(@Nullable String id) {

  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  static Origin of(Span span) {
    boolean isWhole =
        span.getTraceId().size() == TRACE_BYTES && span.getSpanId().size() == SPAN_BYTES;
    return new Origin(isWhole ? hex(span.getTraceId()) + "-" + hex(span.getSpanId()) : null);
  }

  /**
   * A log record has no id of its own: the same is said of the same span at the same time only
   * once.
   *
   * @param said what it says of which conversation
   */
  static Origin of(LogRecord log, Object... said) {
    StringBuilder name = new StringBuilder();
    name.append(hex(log.getTraceId())).append('\n').append(hex(log.getSpanId()));
    name.append('\n').append(log.getTimeUnixNano());
    for (Object part : said) {
      name.append('\n').append(part);
    }
    byte[] bytes = name.toString().getBytes(StandardCharsets.UTF_8);
    return new Origin(UUID.nameUUIDFromBytes(bytes).toString());
  }

  /** The id of one of its events. */
  @Nullable String eventId(String what) {
    return id == null ? null : id + "-" + what;
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
