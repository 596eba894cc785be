package dev.assay.law.log;

import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes the events of calls, with optional fields missing now and then. */
final class Calls {

  private static final List<String> STAGES =
      List.of("session_start", "engagement", "interest_expressed", "conversion");
  private static final List<SessionOutcome> OUTCOMES =
      List.of(
          SessionOutcome.COMPLETED,
          SessionOutcome.COMPLETED,
          SessionOutcome.CUSTOMER_HANGUP,
          SessionOutcome.AGENT_HANDOFF,
          SessionOutcome.ERROR,
          SessionOutcome.TIMEOUT);

  /** A measurement far from zero, as a raw sum of squares cannot take. */
  private static final double CLOCK = 1.7e9;

  private final Recorder recorder;
  private final Random random;

  Calls(Recorder recorder, Random random) {
    this.recorder = recorder;
    this.random = random;
  }

  void call(Subject subject, Instant start) {
    recorder.session(subject, start, SessionEvent.newBuilder().setStatus(SessionStatus.STARTED));
    Instant now = start;
    int turns = 1 + random.nextInt(7);
    for (int turn = 0; turn < turns; turn++) {
      now = now.plusMillis(500 + random.nextInt(60_000));
      turn(maybeWithoutSession(subject), now, turn);
    }
    int stages = random.nextInt(STAGES.size() + 1);
    for (String stage : STAGES.subList(0, stages)) {
      recorder.funnel(subject, now, stage);
    }
    if (often()) {
      recorder.measurement(subject, now, "rating", 1 + random.nextInt(5));
    }
    recorder.measurement(subject, now, "clock", CLOCK + Math.rint(random.nextGaussian() * 10_000));
    recorder.session(subject, now.plusSeconds(1), end(turns, Duration.between(start, now)));
  }

  /** One event of each kind at one instant. */
  void moment(Subject subject, Instant time) {
    turn(subject, time, 0);
    recorder.funnel(subject, time, "conversion");
    recorder.measurement(subject, time, "rating", 1 + random.nextInt(5));
    recorder.session(subject, time, end(1, Duration.ofSeconds(1)));
  }

  private void turn(Subject subject, Instant now, int turn) {
    double firstAudio = 80 + 400 * -Math.log(1 - random.nextDouble());
    recorder.latency(subject, now, LatencyComponent.FIRST_AUDIO, firstAudio);
    recorder.latency(
        subject, now, LatencyComponent.END_TO_END, firstAudio + 900 * random.nextDouble());
    recorder.latency(subject, now, LatencyComponent.LLM, 300 * random.nextDouble());
    recorder.sentiment(
        subject,
        now,
        SentimentEvent.newBuilder()
            .setTurn(turn)
            .setScore(Math.clamp(0.5 * random.nextGaussian(), -1, 1))
            .setConfidence(often() ? random.nextDouble() : null)
            .setKeywords(List.of("price")));
    if (often()) {
      recorder.retrieval(subject, now, retrieval());
    }
  }

  private RetrievalEvent.Builder retrieval() {
    int retrieved = random.nextInt(6);
    String template = random.nextBoolean() ? "faq" : "pricing";
    return RetrievalEvent.newBuilder()
        .setQueryTemplate(often() ? template : null)
        .setChunksRetrieved(retrieved)
        .setChunksCited(random.nextInt(retrieved + 1))
        .setRelevance(often() ? random.nextDouble() : null)
        .setTokens(often() ? maybe(random.nextInt(2_000)) : null)
        .setCost(often() ? random.nextInt(1_000) / 1e5 : null)
        .setCacheHit(often() ? random.nextBoolean() : null)
        .setResponseTimeMs(often() ? 100 * random.nextDouble() : null);
  }

  private SessionEvent.Builder end(int turns, Duration duration) {
    return SessionEvent.newBuilder()
        .setStatus(SessionStatus.ENDED)
        .setOutcome(OUTCOMES.get(random.nextInt(OUTCOMES.size())))
        .setDurationMs(duration.toMillis())
        .setTurns(maybe(turns))
        .setErrors(maybe(Math.max(0, random.nextInt(5) - 3)))
        .setCustomerInterruptions(maybe(random.nextInt(3)))
        .setAgentInterruptions(maybe(random.nextInt(2)));
  }

  private Subject maybeWithoutSession(Subject subject) {
    return subject.customerId() == null || random.nextInt(20) > 0
        ? subject
        : new Subject(subject.customerId(), null);
  }

  private @Nullable Integer maybe(int value) {
    return often() ? value : null;
  }

  private boolean often() {
    return random.nextInt(5) > 0;
  }
}
