package dev.assay.aggregator.store;

import dev.assay.aggregator.attribution.Participation;
import dev.assay.aggregator.attribution.Past;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Timeline;
import dev.assay.schemas.avro.UnitType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Subjects in a compact form of our own: they are the many.
 *
 * <p>The first byte is the form's version. Of the recent observations the last few are written with
 * the subject, and those before them in entries of their own, a chunk each, which are written again
 * when something in them has changed: most observations come last. So are those of its past, all in
 * one entry.
 */
final class SubjectCodec implements Codec<String, Subject> {

  private static final int VERSION = 4;

  /** Before a key, the key of its past; no text begins with it. */
  private static final byte PAST = (byte) 0xFF;

  /** Before a key and the number of a chunk, the key of the chunk; no text begins with it. */
  private static final byte CHUNK = (byte) 0xFE;

  /** Observations in a chunk. */
  private static final int CHUNK_SIZE = 32;

  @Override
  public Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String key(Bytes bytes) {
    return new String(bytes.get(), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] write(String key, Subject subject, Parts parts) {
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    out.writeLong(subject.latest());
    out.writeLong(subject.floor());
    writeRecent(out, key, subject.timeline(), parts);
    if (subject.past().isChanged()) {
      parts.put(pastKey(key), bytes(subject.past().observations()));
      subject.past().stored();
    }
    out.writeNumber(subject.units().size());
    for (var unit : subject.units().entrySet()) {
      out.writeByte(unit.getKey().type() == UnitType.CUSTOMER ? 1 : 0);
      out.writeText(unit.getKey().id());
      out.writeNumber(unit.getValue().size());
      for (var participation : unit.getValue().entrySet()) {
        out.writeText(participation.getKey());
        ParticipationCodec.write(out, participation.getValue());
      }
    }
    return out.toBytes();
  }

  @Override
  public Subject read(String key, byte[] bytes, Parts parts) {
    CompactReader in = open(key, bytes);
    long latest = in.readLong();
    long floor = in.readLong();
    Timeline recent = readRecent(in, key, parts);
    Map<UnitId, Map<String, Participation>> units = new LinkedHashMap<>();
    int unitCount = in.readCount();
    for (int i = 0; i < unitCount; i++) {
      UnitType type = in.readByte() == 1 ? UnitType.CUSTOMER : UnitType.SESSION;
      UnitId unit = new UnitId(type, in.readText());
      Map<String, Participation> participations = new LinkedHashMap<>();
      int participationCount = in.readCount();
      for (int j = 0; j < participationCount; j++) {
        participations.put(in.readText(), ParticipationCodec.read(in));
      }
      units.put(unit, participations);
    }
    return new Subject(recent, units, latest, floor, Past.of(() -> readPast(key, parts)));
  }

  @Override
  public boolean isPart(Bytes key) {
    return key.get().length > 0 && (key.get()[0] == PAST || key.get()[0] == CHUNK);
  }

  @Override
  public Optional<KeyRange> parts(String key) {
    throw new UnsupportedOperationException("A subject is never deleted: " + key);
  }

  private static void writeRecent(CompactWriter out, String key, Timeline recent, Parts parts) {
    int chunks = recent.size() / CHUNK_SIZE;
    for (int i = recent.unchanged() / CHUNK_SIZE; i < chunks; i++) {
      parts.put(chunkKey(key, i), bytes(recent.positions(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE)));
    }
    for (int i = chunks; i < recent.storedSize() / CHUNK_SIZE; i++) {
      parts.delete(chunkKey(key, i));
    }
    out.writeNumber(chunks);
    ObservationCodec.write(out, recent.positions(chunks * CHUNK_SIZE, recent.size()));
    recent.stored();
  }

  private static Timeline readRecent(CompactReader in, String key, Parts parts) {
    int chunks = in.readCount();
    // A subject that is read is about to get more of them.
    Timeline recent = new Timeline((chunks + 1) * CHUNK_SIZE);
    for (int i = 0; i < chunks; i++) {
      byte[] bytes = parts.get(chunkKey(key, i));
      if (bytes == null) {
        throw new IllegalStateException("No chunk %d of subject %s".formatted(i, key));
      }
      ObservationCodec.read(open(key, bytes), recent);
    }
    ObservationCodec.read(in, recent);
    recent.stored();
    return recent;
  }

  private static byte[] bytes(List<Observation> observations) {
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    ObservationCodec.write(out, observations);
    return out.toBytes();
  }

  private static Timeline readPast(String key, Parts parts) {
    Timeline past = new Timeline();
    byte[] bytes = parts.get(pastKey(key));
    if (bytes != null) {
      ObservationCodec.read(open(key, bytes), past);
    }
    return past;
  }

  private static Bytes chunkKey(String key, int chunk) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(text.length + 1 + Integer.BYTES)
            .put(CHUNK)
            .put(text)
            .putInt(chunk)
            .array());
  }

  private static Bytes pastKey(String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(text.length + 1).put(PAST).put(text).array());
  }

  private static CompactReader open(String key, byte[] bytes) {
    CompactReader in = new CompactReader(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "Unknown form %d of subject %s; this version reads %d".formatted(version, key, VERSION));
    }
    return in;
  }
}
