package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One call of a customer: about twelve events over one to three turns. */
final class Call {

  private static final double LATENCY_MS = 300;
  private static final double MS_PER_TOKEN = 20;
  private static final long SPEAKING_MS = 5_000;

  /** From the answer of the assigner to the start of the session. */
  private static final long ANSWER_MS = 5;

  private final SplittableRandom random;
  private final Participant participant;
  private final Arrival arrival;
  private final Expected expected;
  private final Consumer<LogRecord> sink;
  private final String customerId;
  private final String sessionId;
  private long time;

  Call(
      SplittableRandom random,
      Participant participant,
      Arrival arrival,
      Expected expected,
      Consumer<LogRecord> sink) {
    this.random = random;
    this.participant = participant;
    this.arrival = arrival;
    this.expected = expected;
    this.sink = sink;
    this.customerId = participant.id();
    this.sessionId = uuid();
    this.time = Experiments.START.toEpochMilli() + arrival.offsetMs();
  }

  /** The exposures of a customer who calls for the first time. */
  void expose() {
    expected.exposed(participant);
    String language = random.nextInt(10) < 6 ? "hi" : "en";
    for (Participant.Exposure exposure : participant.exposures()) {
      send(
          Topics.ASSIGNMENTS,
          Assignment.newBuilder()
              .setEventId(uuid())
              .setTime(now())
              .setExperimentId(Experiments.id(exposure.experiment()))
              .setExperimentVersion(2)
              .setUnitType(UnitType.CUSTOMER)
              .setUnitId(customerId)
              .setVariantId(Experiments.VARIANTS.get(exposure.variant()))
              .setCustomerId(customerId)
              .setSessionId(sessionId)
              .setReason(AssignmentReason.SPLIT)
              .setBucket(random.nextInt(10_000))
              .setPropensity(1.0 / 3)
              .setAttributes(Map.of("language", language))
              .build());
    }
    time += ANSWER_MS;
  }

  void hold() {
    int turns = 1 + random.nextInt(3);
    long begun = time;
    session(SessionStatus.STARTED, null, null, null);
    funnel("session_start");
    for (int turn = 1; turn <= turns; turn++) {
      turn(turn);
    }
    if (random.nextInt(10) < 6) {
      funnel("engagement");
    }
    if (random.nextInt(10) < 2) {
      funnel("conversion", CallMetric.CONVERSION);
    }
    if (random.nextBoolean()) {
      measurement(1 + random.nextInt(5));
    }
    if (random.nextInt(100) < 85) {
      session(
          SessionStatus.ENDED,
          SessionOutcome.COMPLETED,
          turns,
          time - begun,
          CallMetric.COMPLETION,
          CallMetric.TURNS);
    } else {
      session(
          SessionStatus.ENDED,
          SessionOutcome.CUSTOMER_HANGUP,
          turns,
          time - begun,
          CallMetric.TURNS);
    }
  }

  private void turn(int turn) {
    time += SPEAKING_MS;
    if (random.nextInt(10) < 7) {
      retrieval();
    }
    double firstAudio = LATENCY_MS * Math.exp(0.4 * random.nextGaussian());
    double endToEnd = firstAudio + MS_PER_TOKEN * arrival.generatedTokens();
    latency(turn, LatencyComponent.FIRST_AUDIO, firstAudio, CallMetric.FIRST_AUDIO);
    time += (long) endToEnd;
    latency(turn, LatencyComponent.END_TO_END, endToEnd, CallMetric.END_TO_END_P95);
    double score = Math.max(-1, Math.min(1, 0.2 + 0.4 * random.nextGaussian()));
    write(
        Topics.SENTIMENTS,
        new SentimentEvent(
            uuid(), now(), customerId, sessionId, turn, score, random.nextDouble(), List.of()),
        CallMetric.SENTIMENT);
  }

  private void session(
      SessionStatus status,
      @Nullable SessionOutcome outcome,
      @Nullable Integer turns,
      @Nullable Long durationMs,
      CallMetric... metrics) {
    Integer none = turns == null ? null : Integer.valueOf(0);
    write(
        Topics.SESSIONS,
        new SessionEvent(
            uuid(),
            now(),
            customerId,
            sessionId,
            status,
            outcome,
            durationMs,
            turns,
            none,
            none,
            none),
        metrics);
  }

  private void funnel(String stage, CallMetric... metrics) {
    write(Topics.FUNNEL, new FunnelEvent(uuid(), now(), customerId, sessionId, stage), metrics);
  }

  private void latency(
      int turn, LatencyComponent component, double milliseconds, CallMetric metric) {
    write(
        Topics.LATENCIES,
        new LatencyEvent(uuid(), now(), customerId, sessionId, turn, component, milliseconds),
        metric);
  }

  private void retrieval() {
    int retrieved = 3 + random.nextInt(5);
    write(
        Topics.RETRIEVALS,
        new RetrievalEvent(
            uuid(),
            now(),
            customerId,
            sessionId,
            "plan_details",
            retrieved,
            random.nextInt(retrieved),
            random.nextDouble(),
            arrival.contextTokens(),
            1e-5 * arrival.contextTokens(),
            random.nextInt(10) < 3,
            20 + 50 * random.nextDouble()),
        CallMetric.RELEVANCE,
        CallMetric.CITATION_RATE,
        CallMetric.COST_PER_SESSION);
  }

  private void measurement(int rating) {
    write(
        Topics.MEASUREMENTS,
        new MeasurementEvent(uuid(), now(), customerId, sessionId, "satisfaction", (double) rating),
        CallMetric.SATISFACTION);
  }

  private void write(Topic<?> topic, SpecificRecord event, CallMetric... metrics) {
    expected.observed(participant, metrics);
    send(topic, event);
  }

  private void send(Topic<?> topic, SpecificRecord value) {
    sink.accept(new LogRecord(topic, time, customerId, value));
  }

  private Instant now() {
    return Instant.ofEpochMilli(time);
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
