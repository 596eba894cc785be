package dev.assay.assigner.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/** Bytes that grow, used again for one record after the other. For one thread. */
public final class AvroBytes {

  private static final int FIRST_SIZE = 512;

  /** Of a number of 64 bits, at most. */
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  void begin(byte[] head) {
    size = 0;
    append(head);
  }

  void append(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void number(long value) {
    reserve(LONGEST_NUMBER);
    size += BinaryData.encodeLong(value, bytes, size);
  }

  void real(double value) {
    reserve(Double.BYTES);
    size += BinaryData.encodeDouble(value, bytes, size);
  }

  void flag(boolean value) {
    reserve(1);
    size += BinaryData.encodeBoolean(value, bytes, size);
  }

  void text(CharSequence value) {
    byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    append(utf8);
  }

  /** A copy of what was written since it was begun. */
  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
