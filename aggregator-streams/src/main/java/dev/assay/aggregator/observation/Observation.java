package dev.assay.aggregator.observation;

import org.jspecify.annotations.Nullable;

/** One valid event. Immutable; two are compared by their id. */
public final class Observation {

  private final long idHigh;
  private final long idLow;
  private final long time;
  private final @Nullable String sessionId;
  private final Stream stream;
  private final String label;
  private final double[] numbers;

  /** Where the numbers begin that are this observation's. */
  private final int begin;

  /**
   * One valid event.
   *
   * @param id the event's id
   * @param time event time, ms since the epoch
   * @param sessionId the session in which it happened; null outside of one
   * @param stream where it comes from
   * @param label component, stage, outcome, template or name; may be empty
   * @param numbers values of the stream's fields in their order, NaN where absent; handed over
   */
  public Observation(
      EventId id,
      long time,
      @Nullable String sessionId,
      Stream stream,
      String label,
      double... numbers) {
    this(id.high(), id.low(), time, sessionId, stream, label, numbers, 0);
  }

  Observation(
      long idHigh,
      long idLow,
      long time,
      @Nullable String sessionId,
      Stream stream,
      String label,
      double[] numbers,
      int begin) {
    this.idHigh = idHigh;
    this.idLow = idLow;
    this.time = time;
    this.sessionId = sessionId;
    this.stream = stream;
    this.label = label;
    this.numbers = numbers;
    this.begin = begin;
  }

  public EventId id() {
    return new EventId(idHigh, idLow);
  }

  /** First half of the id. */
  public long idHigh() {
    return idHigh;
  }

  /** Second half of the id. */
  public long idLow() {
    return idLow;
  }

  /** Event time, ms since the epoch. */
  public long time() {
    return time;
  }

  /** The session in which it happened; null outside of one. */
  public @Nullable String sessionId() {
    return sessionId;
  }

  public Stream stream() {
    return stream;
  }

  /** Component, stage, outcome, template or name; may be empty. */
  public String label() {
    return label;
  }

  /** The value of the stream's field at a position; NaN when absent. */
  public double number(int field) {
    return numbers[begin + field];
  }
}
