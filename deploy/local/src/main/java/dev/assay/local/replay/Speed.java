package dev.assay.local.replay;

import dev.assay.local.replay.mapping.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast the past goes by. */
public sealed interface Speed {

  /** As fast as records can be sent, in the files' order. */
  record Max() implements Speed {}

  /** In the order of event time, this many times as fast as it was. */
  record Times(double factor) implements Speed {

    /** When a record of this event time is due, from the first record's on. */
    Duration due(Instant first, Instant time) {
      return Duration.ofNanos((long) (Duration.between(first, time).toNanos() / factor));
    }
  }

  /**
   * Reads {@code max}, {@code 60x} or {@code 60×}.
   *
   * @throws InvalidInput for anything else
   */
  static Speed parse(String text) {
    if (text.equals("max")) {
      return new Max();
    }
    Matcher matcher = Pattern.compile("(\\d+(?:\\.\\d+)?)[x×]").matcher(text);
    if (matcher.matches() && Double.parseDouble(matcher.group(1)) > 0) {
      return new Times(Double.parseDouble(matcher.group(1)));
    }
    throw new InvalidInput(
        "--speed %s is not allowed; allowed: max, or a factor such as 60x".formatted(text));
  }
}
