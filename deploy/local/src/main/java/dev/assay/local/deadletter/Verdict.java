package dev.assay.local.deadletter;

/** Whether a dead letter's record can be sent again, or why not. */
enum Verdict {
  SEND("to be sent"),
  REPEATED("the same record as another"),
  NO_VALUE("without the record's value"),
  NO_TEXT("with a key that is not text, and so not known to the byte"),
  FOREIGN("of a topic that the aggregator does not read");

  private static final char REPLACEMENT = '\uFFFD';

  private final String description;

  Verdict(String description) {
    this.description = description;
  }

  /** Fits after a number. */
  String description() {
    return description;
  }

  /**
   * Judges a letter.
   *
   * @param seen of those that were judged before; takes this one in
   */
  static Verdict of(Letter letter, Fingerprints seen) {
    String key = letter.key();
    if (!LetterFilter.TOPICS.contains(letter.letter().getTopic())) {
      return FOREIGN;
    }
    if (letter.letter().getValue() == null) {
      return NO_VALUE;
    }
    if (key != null && key.indexOf(REPLACEMENT) >= 0) {
      return NO_TEXT;
    }
    return seen.add(letter) ? SEND : REPEATED;
  }
}
