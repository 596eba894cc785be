package dev.assay.analyzer.calculator;

/** What a parameter's value looks like. */
public enum Kind {
  NUMBER("a number"),
  COUNT("a whole number of at least 0"),
  NUMBERS("a list of numbers"),
  TEXT("a text"),
  FLAG("true or false"),
  OBJECT("an object"),
  OBJECTS("a list of objects");

  private final String description;

  Kind(String description) {
    this.description = description;
  }

  /** In words, with an article. */
  public String description() {
    return description;
  }
}
