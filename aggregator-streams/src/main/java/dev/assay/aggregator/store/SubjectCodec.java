package dev.assay.aggregator.store;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Participation;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import dev.assay.schemas.avro.SumState;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.summary.PreciseSum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Subjects in a compact form of our own: they are the many.
 *
 * <p>The first byte is the form's version. A new version reads the old ones.
 */
final class SubjectCodec implements Codec<String, Subject> {

  private static final int VERSION = 1;

  @Override
  public Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String key(Bytes bytes) {
    return new String(bytes.get(), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] write(String key, Subject subject) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(subject.latest());
      out.writeLong(subject.floor());
      out.writeInt(subject.recent().size());
      for (Observation observation : subject.recent()) {
        write(out, observation);
      }
      out.writeInt(subject.units().size());
      for (var unit : subject.units().entrySet()) {
        out.writeBoolean(unit.getKey().type() == UnitType.CUSTOMER);
        write(out, unit.getKey().id());
        out.writeInt(unit.getValue().size());
        for (var participation : unit.getValue().entrySet()) {
          write(out, participation.getKey());
          write(out, participation.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Subject read(String key, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException("Unknown form %d of subject %s".formatted(version, key));
      }
      long latest = in.readLong();
      long floor = in.readLong();
      int observations = in.readInt();
      List<Observation> recent = new ArrayList<>(observations + 4);
      for (int i = 0; i < observations; i++) {
        recent.add(readObservation(in));
      }
      Map<UnitId, Map<String, Participation>> units = new LinkedHashMap<>();
      int unitCount = in.readInt();
      for (int i = 0; i < unitCount; i++) {
        UnitType type = in.readBoolean() ? UnitType.CUSTOMER : UnitType.SESSION;
        UnitId unit = new UnitId(type, readText(in));
        Map<String, Participation> participations = new LinkedHashMap<>();
        int participationCount = in.readInt();
        for (int j = 0; j < participationCount; j++) {
          participations.put(readText(in), readParticipation(in));
        }
        units.put(unit, participations);
      }
      return new Subject(recent, units, latest, floor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Observation observation) throws IOException {
    out.writeLong(observation.id().high());
    out.writeLong(observation.id().low());
    out.writeLong(observation.time());
    writeOptional(out, observation.sessionId());
    out.writeByte(observation.stream().code());
    write(out, observation.label());
    for (int i = 0; i < observation.stream().fields().size(); i++) {
      out.writeDouble(observation.number(i));
    }
  }

  private static Observation readObservation(DataInputStream in) throws IOException {
    EventId id = new EventId(in.readLong(), in.readLong());
    long time = in.readLong();
    String sessionId = readOptional(in);
    Stream stream = Stream.ofCode(in.readByte());
    String label = readText(in);
    double[] numbers = new double[stream.fields().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return new Observation(id, time, sessionId, stream, label, numbers);
  }

  private static void write(DataOutputStream out, Participation participation) throws IOException {
    out.writeInt(participation.assignments().size());
    for (AssignmentFact assignment : participation.assignments()) {
      write(out, assignment.eventId());
      out.writeLong(assignment.time());
      write(out, assignment.variantId());
      out.writeInt(assignment.attributes().size());
      for (var attribute : assignment.attributes().entrySet()) {
        write(out, attribute.getKey());
        write(out, attribute.getValue());
      }
    }
    out.writeInt(participation.settled().size());
    for (UnitTotals totals : participation.settled()) {
      out.writeLong(totals.observations());
      write(out, totals.sum().toState());
      out.writeLong(totals.denominatorObservations());
      write(out, totals.denominator().toState());
      write(out, totals.values());
    }
  }

  private static Participation readParticipation(DataInputStream in) throws IOException {
    List<AssignmentFact> assignments = new ArrayList<>();
    int assignmentCount = in.readInt();
    for (int i = 0; i < assignmentCount; i++) {
      String eventId = readText(in);
      long time = in.readLong();
      String variantId = readText(in);
      Map<String, String> attributes = new LinkedHashMap<>();
      int attributeCount = in.readInt();
      for (int j = 0; j < attributeCount; j++) {
        attributes.put(readText(in), readText(in));
      }
      assignments.add(new AssignmentFact(eventId, time, variantId, attributes));
    }
    List<UnitTotals> settled = new ArrayList<>();
    int settledCount = in.readInt();
    for (int i = 0; i < settledCount; i++) {
      settled.add(
          new UnitTotals(in.readLong(), readSum(in), in.readLong(), readSum(in), readNumbers(in)));
    }
    return new Participation(assignments, settled);
  }

  private static void write(DataOutputStream out, SumState sum) throws IOException {
    out.writeDouble(sum.getHigh());
    out.writeDouble(sum.getLow());
  }

  private static PreciseSum readSum(DataInputStream in) throws IOException {
    return PreciseSum.of(new SumState(in.readDouble(), in.readDouble()));
  }

  private static void write(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static double[] readNumbers(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void writeOptional(DataOutputStream out, @Nullable String text)
      throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      write(out, text);
    }
  }

  private static @Nullable String readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? readText(in) : null;
  }
}
