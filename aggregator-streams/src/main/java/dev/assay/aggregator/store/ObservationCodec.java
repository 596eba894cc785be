package dev.assay.aggregator.store;

import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import dev.assay.aggregator.observation.Timeline;
import java.util.List;

/** Observations by time, each as a step from the one before. */
final class ObservationCodec {

  /** Kinds of a number: absent, a whole one that takes few bytes, any other. */
  private static final int ABSENT = 0;

  private static final int WHOLE = 1;
  private static final int ANY = 2;

  private static final int LARGEST_WHOLE = 1 << 30;

  private ObservationCodec() {}

  static void write(CompactWriter out, List<Observation> observations) {
    out.writeNumber(observations.size());
    long before = 0;
    for (Observation observation : observations) {
      write(out, observation, before);
      before = observation.time();
    }
  }

  /** Reads what {@link #write} wrote, and adds it. */
  static void read(CompactReader in, Timeline observations) {
    int count = in.readCount();
    long before = 0;
    for (int i = 0; i < count; i++) {
      Observation observation = readObservation(in, before);
      observations.add(observation);
      before = observation.time();
    }
  }

  private static void write(CompactWriter out, Observation observation, long before) {
    out.writeLong(observation.idHigh());
    out.writeLong(observation.idLow());
    out.writeNumber(observation.time() - before);
    String sessionId = observation.sessionId();
    out.writeByte(sessionId == null ? 0 : 1);
    if (sessionId != null) {
      out.writeText(sessionId);
    }
    out.writeByte(observation.stream().code());
    out.writeText(observation.label());
    for (int i = 0; i < observation.stream().fields().size(); i++) {
      writeField(out, observation.number(i));
    }
  }

  private static Observation readObservation(CompactReader in, long before) {
    EventId id = new EventId(in.readLong(), in.readLong());
    long time = before + in.readNumber();
    String sessionId = in.readByte() == 0 ? null : in.readText();
    Stream stream = Stream.ofCode(in.readByte());
    String label = in.readText();
    double[] numbers = new double[stream.fields().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = readField(in);
    }
    return new Observation(id, time, sessionId, stream, label, numbers);
  }

  private static void writeField(CompactWriter out, double number) {
    long whole = (long) number;
    if (Double.isNaN(number)) {
      out.writeByte(ABSENT);
    } else if (Math.abs(number) <= LARGEST_WHOLE
        && Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits((double) whole)) {
      out.writeByte(WHOLE);
      out.writeNumber(whole);
    } else {
      out.writeByte(ANY);
      out.writeDouble(number);
    }
  }

  private static double readField(CompactReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case ABSENT -> Double.NaN;
      case WHOLE -> in.readNumber();
      case ANY -> in.readDouble();
      default -> throw new IllegalStateException("Unknown kind %d of a number".formatted(kind));
    };
  }
}
