package dev.assay.assigner.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events over HTTP, for the OpenAPI document alone: nothing makes instances of them. */
final class EventSchemas {

  private EventSchemas() {}

  @Schema(name = "EventBatch", description = "Events of any types, at most 1,000 by default")
  record Batch(List<Event> events) {}

  @Schema(
      name = "Event",
      description = "One of the types; a customer_id, a session_id or both",
      oneOf = {
        Session.class,
        Latency.class,
        Funnel.class,
        Sentiment.class,
        Retrieval.class,
        Measurement.class
      },
      discriminatorProperty = "type",
      discriminatorMapping = {
        @DiscriminatorMapping(value = "session", schema = Session.class),
        @DiscriminatorMapping(value = "latency", schema = Latency.class),
        @DiscriminatorMapping(value = "funnel", schema = Funnel.class),
        @DiscriminatorMapping(value = "sentiment", schema = Sentiment.class),
        @DiscriminatorMapping(value = "retrieval", schema = Retrieval.class),
        @DiscriminatorMapping(value = "measurement", schema = Measurement.class)
      })
  interface Event {}

  @Schema(name = "SessionEvent", description = "A session begins or ends")
  record Session(
      @Schema(type = "string", allowableValues = "session") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(
              type = "string",
              allowableValues = {"started", "ended"})
          String status,
      @Schema(
              type = "string",
              allowableValues = {
                "completed",
                "customer_hangup",
                "agent_handoff",
                "error",
                "timeout"
              },
              description = "Required when it ended, and only then")
          @Nullable String outcome,
      @Schema(name = "duration_ms", minimum = "0") @Nullable Long durationMs,
      @Schema(minimum = "0") @Nullable Integer turns,
      @Schema(minimum = "0") @Nullable Integer errors,
      @Schema(name = "customer_interruptions", minimum = "0")
          @Nullable Integer customerInterruptions,
      @Schema(name = "agent_interruptions", minimum = "0") @Nullable Integer agentInterruptions) {}

  @Schema(name = "LatencyEvent", description = "How long a component took")
  record Latency(
      @Schema(type = "string", allowableValues = "latency") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(minimum = "0") @Nullable Integer turn,
      @Schema(
              type = "string",
              allowableValues = {
                "speech_to_text",
                "end_of_turn",
                "embedding",
                "search",
                "rerank",
                "context",
                "llm",
                "llm_first_token",
                "text_to_speech",
                "first_byte",
                "first_audio",
                "tool",
                "end_to_end"
              })
          String component,
      @Schema(minimum = "0", maximum = "1e150") double milliseconds) {}

  @Schema(name = "FunnelEvent", description = "A stage was reached")
  record Funnel(
      @Schema(type = "string", allowableValues = "funnel") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(minLength = 1, maxLength = 256) String stage) {}

  @Schema(name = "SentimentEvent", description = "How a turn felt")
  record Sentiment(
      @Schema(type = "string", allowableValues = "sentiment") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(minimum = "0") @Nullable Integer turn,
      @Schema(minimum = "-1", maximum = "1") double score,
      @Schema(minimum = "0", maximum = "1") @Nullable Double confidence,
      @Schema(description = "At most 100, of 1 to 256 characters")
          @Nullable List<String> keywords) {}

  @Schema(name = "RetrievalEvent", description = "Chunks were looked for")
  record Retrieval(
      @Schema(type = "string", allowableValues = "retrieval") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(name = "query_template", minLength = 1, maxLength = 256)
          @Nullable String queryTemplate,
      @Schema(name = "chunks_retrieved", minimum = "0") int chunksRetrieved,
      @Schema(
              name = "chunks_cited",
              minimum = "0",
              description = "At most as many as were retrieved")
          @Nullable Integer chunksCited,
      @Schema(minimum = "0", maximum = "1") @Nullable Double relevance,
      @Schema(minimum = "0") @Nullable Integer tokens,
      @Schema(minimum = "0", maximum = "1e150") @Nullable Double cost,
      @Schema(name = "cache_hit") @Nullable Boolean cacheHit,
      @Schema(name = "response_time_ms", minimum = "0", maximum = "1e150")
          @Nullable Double responseTimeMs) {}

  @Schema(name = "MeasurementEvent", description = "Anything that is a number")
  record Measurement(
      @Schema(type = "string", allowableValues = "measurement") String type,
      @Schema(name = "event_id", minLength = 1, maxLength = 256) String eventId,
      Instant time,
      @Schema(name = "customer_id", minLength = 1, maxLength = 256) @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 256) @Nullable String sessionId,
      @Schema(minLength = 1, maxLength = 256) String name,
      @Schema(minimum = "-1e150", maximum = "1e150") double value) {}

  @Schema(name = "EventOutcomes", description = "How many of each outcome, and each in its place")
  record Outcomes(int accepted, int duplicate, int rejected, List<EventOutcome> events) {}

  @Schema(name = "EventOutcome", description = "What became of an event")
  record EventOutcome(
      @Schema(name = "event_id") @Nullable String eventId,
      @Schema(description = "accepted, duplicate or rejected") String outcome,
      @Schema(description = "Of a rejected one") @Nullable List<Refusals.Misfit> errors) {}

  @Schema(
      name = "Telemetry",
      description = "An export request in protobuf's JSON: resourceSpans or resourceLogs",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Telemetry() {}

  @Schema(name = "TelemetryOutcome", description = "Empty when everything was taken")
  record TelemetryOutcome(
      @JsonProperty("partialSuccess") @Nullable PartialSuccess partialSuccess) {}

  @Schema(name = "PartialSuccess", description = "What was rejected, and why")
  record PartialSuccess(
      @Schema(name = "rejectedSpans") @Nullable String rejectedSpans,
      @Schema(name = "rejectedLogRecords") @Nullable String rejectedLogRecords,
      @Schema(name = "errorMessage") String errorMessage) {}

  @Schema(name = "Status", description = "A refusal of an export request: google.rpc.Status")
  record Status(String message) {}
}
