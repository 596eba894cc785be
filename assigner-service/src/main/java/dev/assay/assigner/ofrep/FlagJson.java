package dev.assay.assigner.ofrep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.evaluation.ConfigDecision;
import dev.assay.assigner.evaluation.ConfigDecision.Source;
import dev.assay.schemas.avro.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the protocol's answers. */
final class FlagJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String NULL = "null";

  private FlagJson() {}

  /** What a key is for a subject. */
  static byte[] evaluation(ConfigDecision decision) {
    return write(json -> writeEvaluation(json, decision));
  }

  /**
   * What every key is for a subject.
   *
   * @param streamPath where changes are told; null: nowhere
   */
  static byte[] evaluations(
      List<ConfigDecision> decisions, @Nullable String streamPath, int inactivitySeconds) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("flags");
          for (ConfigDecision decision : decisions) {
            writeEvaluation(json, decision);
          }
          json.writeEndArray();
          if (streamPath != null) {
            json.writeArrayFieldStart("eventStreams");
            json.writeStartObject();
            json.writeStringField("type", "sse");
            json.writeObjectFieldStart("endpoint");
            json.writeStringField("requestUri", streamPath);
            json.writeEndObject();
            json.writeNumberField("inactivityDelaySec", inactivitySeconds);
            json.writeEndObject();
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  /**
   * What is wrong.
   *
   * @param key null when every key was asked for
   */
  static byte[] failure(@Nullable String key, ErrorCode code, String details) {
    return write(
        json -> {
          json.writeStartObject();
          if (key != null) {
            json.writeStringField("key", key);
          }
          json.writeStringField("errorCode", code.name());
          json.writeStringField("errorDetails", details);
          json.writeEndObject();
        });
  }

  /** That experiments have changed. */
  static String change(String version, long lastModifiedSeconds) {
    return """
        {"type":"refetchEvaluation","etag":"%s","lastModified":%d}"""
        .formatted(version, lastModifiedSeconds);
  }

  private static void writeEvaluation(JsonGenerator json, ConfigDecision decision)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("key", decision.key());
    Optional<String> value = decision.value();
    if (value.isPresent() && !value.get().equals(NULL)) {
      json.writeFieldName("value");
      json.writeRawValue(value.get());
    }
    json.writeStringField("reason", reason(decision).name());
    Optional<Source> source = decision.source();
    if (source.isPresent()) {
      json.writeStringField("variant", source.get().variant().getId());
      writeMetadata(json, source.get());
    }
    json.writeEndObject();
  }

  private static Reason reason(ConfigDecision decision) {
    if (decision.source().isEmpty()) {
      return decision.isRunning() ? Reason.DEFAULT : Reason.DISABLED;
    }
    if (!(decision.source().get().answer().allocation() instanceof Assigned assigned)) {
      return Reason.STATIC;
    }
    return switch (assigned.reason()) {
      case SPLIT -> Reason.SPLIT;
      case TARGETING_MATCH -> Reason.TARGETING_MATCH;
      case RECORDED, UNKNOWN -> Reason.UNKNOWN;
    };
  }

  /** The set id and the version have the names that OpenFeature's telemetry looks for. */
  private static void writeMetadata(JsonGenerator json, Source source) throws IOException {
    Experiment experiment = source.experiment();
    json.writeObjectFieldStart("metadata");
    json.writeStringField("experiment", experiment.getId());
    json.writeStringField("flagSetId", experiment.getId());
    json.writeStringField("version", Integer.toString(experiment.getVersion()));
    json.writeStringField("unit", experiment.getUnit().name().toLowerCase(Locale.ROOT));
    if (source.answer().allocation() instanceof Assigned assigned) {
      json.writeNumberField("bucket", assigned.bucket());
      json.writeNumberField("propensity", assigned.propensity());
    }
    if (source.answer().isKept()) {
      json.writeBooleanField("liveSession", true);
    }
    json.writeEndObject();
  }

  private static byte[] write(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
