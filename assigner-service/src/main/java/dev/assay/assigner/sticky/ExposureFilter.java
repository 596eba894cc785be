package dev.assay.assigner.sticky;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Who may have been exposed to what: a Bloom filter of fixed size, so that the disk is asked for
 * next to nobody who was not. What it does not have was not exposed. When it has more than it is
 * made for, it says so of fewer. Safe for use by several threads.
 *
 * <p>All that it knows of a unit is in one line of the processor's cache: a call that asks many
 * experiments for one unit waits for memory once.
 */
final class ExposureFilter {

  /** For 10,000,000 exposures, at which one look of 200 is for nothing: 16 MiB. */
  private static final int LINE_BITS = 18;

  private static final int LINE_WORDS = 8;
  private static final int BITS_OF_EXPOSURE = 4;

  /** That number a bit in a line. */
  private static final int POSITION_BITS = 9;

  private static final int WORD_BITS = 6;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words = new long[LINE_WORDS << LINE_BITS];
  private volatile boolean isComplete;

  /** Whether the unit may have been; always true before everything was added that there is. */
  boolean mayHave(String experimentId, String unitId) {
    if (!isComplete) {
      return true;
    }
    int line = line(unitId);
    long positions = positions(experimentId, unitId);
    for (int i = 0; i < BITS_OF_EXPOSURE; i++) {
      long word = (long) WORDS.getOpaque(words, line + word(positions));
      if ((word & (1L << positions)) == 0) {
        return false;
      }
      positions >>>= POSITION_BITS;
    }
    return true;
  }

  /** Before the exposure is written, so that no look at it comes between. */
  void add(String experimentId, String unitId) {
    int line = line(unitId);
    long positions = positions(experimentId, unitId);
    for (int i = 0; i < BITS_OF_EXPOSURE; i++) {
      WORDS.getAndBitwiseOr(words, line + word(positions), 1L << positions);
      positions >>>= POSITION_BITS;
    }
  }

  /** Everything was added that was there before, and what came since. */
  void complete() {
    isComplete = true;
  }

  /** The first of the unit's words. */
  private static int line(String unitId) {
    long mixed = unitId.hashCode() * SPREAD;
    return (int) (mixed >>> (Long.SIZE - LINE_BITS)) * LINE_WORDS;
  }

  /** That of the lowest position, whose last bits are the bit's in the word. */
  private static int word(long positions) {
    return (int) (positions >>> WORD_BITS) & (LINE_WORDS - 1);
  }

  /** Positions of bits, one behind the other. A text remembers its hash. */
  private static long positions(String experimentId, String unitId) {
    long mixed = (unitId.hashCode() + experimentId.hashCode() * SPREAD) * SPREAD;
    long spread = (mixed ^ (mixed >>> Integer.SIZE)) * SPREAD;
    return spread >>> (Long.SIZE - BITS_OF_EXPOSURE * POSITION_BITS);
  }
}
