package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import java.util.Locale;

/** Reads options that many calculations share. */
final class Options {

  private Options() {}

  static ConfidenceLevel level(Arguments arguments) {
    return new ConfidenceLevel(arguments.number("alpha"));
  }

  static Alternative alternative(Arguments arguments) {
    return Alternative.valueOf(arguments.text("alternative").toUpperCase(Locale.ROOT));
  }
}
