package dev.assay.assigner.assignment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with 64 bits of output: Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * 2012.
 *
 * @param k0 the first eight bytes of the key, little-endian
 * @param k1 the last eight bytes of the key, little-endian
 */
record SipHash(long k0, long k1) {

  private static final int KEY_BYTES = 16;

  /**
   * @param key the first 16 bytes of it are the key
   */
  static SipHash ofKey(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key, 0, KEY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new SipHash(words.getLong(), words.getLong());
  }

  long hash(byte[] message) {
    State state = new State(k0, k1);
    ByteBuffer words = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (words.remaining() >= Long.BYTES) {
      state.absorb(words.getLong());
    }
    long last = (long) message.length << 56;
    for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
      last |= (words.get() & 0xffL) << shift;
    }
    state.absorb(last);
    return state.finish();
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      rounds(2);
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      rounds(4);
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void rounds(int count) {
      for (int round = 0; round < count; round++) {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
    }
  }
}
