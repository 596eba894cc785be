package dev.assay.aggregator.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link CompactWriter} wrote, in the same order. */
final class CompactReader {

  private final List<String> texts = new ArrayList<>();
  private final byte[] array;
  private final ByteBuffer bytes;

  CompactReader(byte[] bytes) {
    this.array = bytes;
    this.bytes = ByteBuffer.wrap(bytes);
  }

  byte readByte() {
    return bytes.get();
  }

  long readLong() {
    return bytes.getLong();
  }

  double readDouble() {
    return bytes.getDouble();
  }

  long readNumber() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  int readCount() {
    return Math.toIntExact(readNumber());
  }

  String readText() {
    int number = readCount();
    if (number < texts.size()) {
      return texts.get(number);
    }
    int length = readCount();
    String text = new String(array, bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    texts.add(text);
    return text;
  }
}
