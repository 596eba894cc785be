package dev.assay.assigner.exposure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An exposure on its way to Kafka.
 *
 * @param time event time, ms since the epoch
 * @param key of the record
 * @param value of the record, as Kafka gets it: it stays what it is when the schema changes
 */
record SpooledExposure(Exposed exposed, String eventId, long time, String key, ByteBuffer value) {

  private static final int FORMAT = 1;

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if a later version of Assay wrote it
   */
  static SpooledExposure read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "An exposure is spooled in format %d; this version reads %d".formatted(format, FORMAT));
      }
      Exposed exposed = new Exposed(text(in), in.readInt(), text(in), text(in));
      return new SpooledExposure(
          exposed, text(in), in.readLong(), text(in), ByteBuffer.wrap(bytes(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record's value. */
  byte[] valueBytes() {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      write(out, exposed.experimentId());
      out.writeInt(exposed.phase());
      write(out, exposed.variantId());
      write(out, exposed.unitId());
      write(out, eventId);
      out.writeLong(time);
      write(out, key);
      write(out, valueBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
