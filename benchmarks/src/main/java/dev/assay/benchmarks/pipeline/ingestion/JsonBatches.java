package dev.assay.benchmarks.pipeline.ingestion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Events as a client posts them. */
final class JsonBatches {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<Topic<?>, String> TYPES =
      Map.of(
          Topics.SESSIONS, "session",
          Topics.LATENCIES, "latency",
          Topics.FUNNEL, "funnel",
          Topics.SENTIMENTS, "sentiment",
          Topics.RETRIEVALS, "retrieval",
          Topics.MEASUREMENTS, "measurement");

  private JsonBatches() {}

  /**
   * Bodies of requests.
   *
   * @param size events of each but the last
   */
  static List<byte[]> of(List<LogRecord> events, int size) {
    List<byte[]> bodies = new ArrayList<>();
    for (int from = 0; from < events.size(); from += size) {
      bodies.add(body(events.subList(from, Math.min(events.size(), from + size))));
    }
    return bodies;
  }

  private static byte[] body(List<LogRecord> events) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("events");
      for (LogRecord event : events) {
        json.writeStartObject();
        json.writeStringField("type", TYPES.get(event.topic()));
        fields(json, event.value());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }

  private static void fields(JsonGenerator json, SpecificRecord event) throws IOException {
    for (Schema.Field field : event.getSchema().getFields()) {
      Object value = event.get(field.pos());
      if (value != null) {
        json.writeFieldName(field.name());
        value(json, value);
      }
    }
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Instant time -> json.writeString(time.toString());
      case Enum<?> constant -> json.writeString(constant.name().toLowerCase(Locale.ROOT));
      case List<?> texts -> {
        json.writeStartArray();
        for (Object text : texts) {
          json.writeString(String.valueOf(text));
        }
        json.writeEndArray();
      }
      case Object plain -> json.writePOJO(plain);
    }
  }
}
