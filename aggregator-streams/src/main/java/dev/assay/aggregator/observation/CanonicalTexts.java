package dev.assay.aggregator.observation;

/**
 * One object for texts that come again and again: labels, ids of experiments and variants.
 *
 * <p>Holds at most 1,024 texts; a new one takes the place of another. Safe for use by several
 * threads without a lock, as texts are immutable: at worst there are two objects of one.
 */
public final class CanonicalTexts {

  private static final int SIZE = 1024;
  private static final String[] TEXTS = new String[SIZE];

  private CanonicalTexts() {}

  /** The text, as the object that was seen before if it is still known. */
  public static String of(String text) {
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
    String known = TEXTS[place];
    if (text.equals(known)) {
      return known;
    }
    TEXTS[place] = text;
    return text;
  }
}
