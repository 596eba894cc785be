package dev.assay.local.simulate;

import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/**
 * All calls of one customer.
 *
 * <p>Customers differ: each has an own pace, mood and readiness to go on, around the true values.
 * So the events of a customer are correlated, as they are in life, and the true value of a metric
 * is the behaviour's whatever the number of sessions and turns.
 */
final class Calls {

  private static final Duration BETWEEN_SESSIONS = Duration.ofHours(2);
  private static final Duration TURN = Duration.ofSeconds(12);
  private static final int CHUNKS = 5;
  private static final double CITED_CHUNK = 0.4;
  private static final double PACE_DEVIATION = 0.2;
  private static final double TURN_DEVIATION = 0.35;

  private final Customer customer;
  private final Behaviour behaviour;
  private final SplittableRandom random;
  private final List<SubjectRecord> events = new ArrayList<>();
  private final double pace;
  private final double mood;
  private final double readiness;
  private final boolean cites;

  private Calls(Customer customer, Behaviour behaviour) {
    this.customer = customer;
    this.behaviour = behaviour;
    this.random = new SplittableRandom(customer.randomness());
    this.pace = random.nextGaussian() * PACE_DEVIATION;
    this.mood = around(0, 0.2);
    this.readiness = around(0, 0.1);
    this.cites = random.nextDouble() < behaviour.strategy().citing();
  }

  /** The events of the customer's sessions, in order of time. The first is at the first call. */
  static List<SubjectRecord> of(Customer customer, Behaviour behaviour) {
    Calls calls = new Calls(customer, behaviour);
    int sessions = calls.random.nextInt(1, 3);
    for (int session = 0; session < sessions; session++) {
      Instant start = customer.firstCall().plus(BETWEEN_SESSIONS.multipliedBy(session));
      calls.session(customer.id() + "-" + session, start);
    }
    return calls.events;
  }

  private void session(String session, Instant start) {
    int turns = random.nextInt(2, 6);
    add(
        Topics.SESSIONS,
        start,
        SessionEvent.newBuilder()
            .setEventId(nextId())
            .setTime(start)
            .setCustomerId(customer.id())
            .setSessionId(session)
            .setStatus(SessionStatus.STARTED)
            .build());
    for (int turn = 1; turn <= turns; turn++) {
      turn(session, turn, start.plus(TURN.multipliedBy(turn)));
    }
    Instant end = start.plus(TURN.multipliedBy(turns + 1L));
    boolean accurate = random.nextDouble() < behaviour.strategy().accuracy();
    add(
        Topics.MEASUREMENTS,
        end,
        new MeasurementEvent(
            nextId(), end, customer.id(), session, "factual_accuracy", accurate ? 1.0 : 0.0));
    add(Topics.SESSIONS, end, ended(session, Duration.between(start, end), end, turns));
  }

  private SessionEvent ended(String session, Duration duration, Instant end, int turns) {
    SessionOutcome outcome = outcome(random.nextDouble());
    return SessionEvent.newBuilder()
        .setEventId(nextId())
        .setTime(end)
        .setCustomerId(customer.id())
        .setSessionId(session)
        .setStatus(SessionStatus.ENDED)
        .setOutcome(outcome)
        .setDurationMs(duration.toMillis())
        .setTurns(turns)
        .setErrors(outcome == SessionOutcome.ERROR ? 1 : 0)
        .setCustomerInterruptions(random.nextInt(turns))
        .setAgentInterruptions(0)
        .build();
  }

  private SessionOutcome outcome(double draw) {
    double completion = behaviour.completion() + readiness;
    if (draw < completion) {
      return SessionOutcome.COMPLETED;
    }
    return draw >= 1 - Behaviour.ERRORS ? SessionOutcome.ERROR : SessionOutcome.CUSTOMER_HANGUP;
  }

  private void turn(String session, int turn, Instant time) {
    double deviation = pace + random.nextGaussian() * TURN_DEVIATION;
    double firstAudio = behaviour.strategy().firstAudioMedian() * StrictMath.exp(deviation);
    latency(session, turn, time, LatencyComponent.SPEECH_TO_TEXT, 0.2 * firstAudio);
    latency(session, turn, time, LatencyComponent.LLM_FIRST_TOKEN, 0.5 * firstAudio);
    latency(session, turn, time, LatencyComponent.TEXT_TO_SPEECH, 0.3 * firstAudio);
    latency(session, turn, time, LatencyComponent.FIRST_AUDIO, firstAudio);
    latency(session, turn, time, LatencyComponent.END_TO_END, firstAudio + around(500, 300));
    double score = behaviour.voice().sentiment() + mood + around(0, 0.5);
    add(
        Topics.SENTIMENTS,
        time,
        new SentimentEvent(
            nextId(), time, customer.id(), session, turn, score, around(0.8, 0.1), List.of()));
    retrieval(session, turn, time);
  }

  private void retrieval(String session, int turn, Instant time) {
    // The first answer of a customer whose answers cite has a citation, so that their share is
    // the true one however many turns there are.
    int cited = cites && turn == 1 ? 1 : 0;
    for (int chunk = cited; cites && chunk < CHUNKS; chunk++) {
      cited += random.nextDouble() < CITED_CHUNK ? 1 : 0;
    }
    boolean hit = random.nextDouble() < behaviour.strategy().cacheHits();
    int tokens = behaviour.strategy().tokens() + random.nextInt(-120, 121);
    add(
        Topics.RETRIEVALS,
        time,
        RetrievalEvent.newBuilder()
            .setEventId(nextId())
            .setTime(time)
            .setCustomerId(customer.id())
            .setSessionId(session)
            .setQueryTemplate(random.nextBoolean() ? "plan_details" : "coverage_check")
            .setChunksRetrieved(CHUNKS)
            .setChunksCited(cited)
            .setRelevance(behaviour.strategy().relevance() + around(0, 0.2))
            .setTokens(tokens)
            .setCost(tokens * 2e-6)
            .setCacheHit(hit)
            .setResponseTimeMs(hit ? around(15, 10) : around(160, 60))
            .build());
  }

  private void latency(
      String session, int turn, Instant time, LatencyComponent component, double milliseconds) {
    add(
        Topics.LATENCIES,
        time,
        new LatencyEvent(nextId(), time, customer.id(), session, turn, component, milliseconds));
  }

  private <V extends SpecificRecord> void add(Topic<V> topic, Instant time, V event) {
    events.add(new SubjectRecord(topic, customer.id(), time, event));
  }

  private String nextId() {
    return customer.id() + "-" + events.size();
  }

  private double around(double middle, double spread) {
    return random.nextDouble(middle - spread, middle + spread);
  }
}
