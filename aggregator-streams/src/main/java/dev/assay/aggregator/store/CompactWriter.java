package dev.assay.aggregator.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what {@link CompactReader} reads: small numbers take few bytes, a text is written once.
 */
final class CompactWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[512];
  private int size;

  void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void writeLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Seven bits a byte; negative numbers take few as well. */
  void writeNumber(long value) {
    reserve(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** The text, or the number of an equal one before. */
  void writeText(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      writeNumber(known);
      return;
    }
    writeNumber(texts.size() - 1);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
