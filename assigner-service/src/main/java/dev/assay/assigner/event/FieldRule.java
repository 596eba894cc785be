package dev.assay.assigner.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a field may hold.
 *
 * @param allowed the same in words
 * @param reader gives the value for the record; null when it is not allowed
 */
record FieldRule(String allowed, Function<Object, @Nullable Object> reader) {

  /** Most characters of a text. */
  static final int LONGEST_TEXT = 256;

  private static final int MOST_TEXTS = 100;

  /** The characters of ASCII before it, but for the first ones, are neither controls nor blank. */
  private static final char FIRST_UNUSUAL = 0x7F;

  /** Squares of greater values would not fit a double. */
  private static final double LARGEST = 1e150;

  static final FieldRule TEXT =
      new FieldRule(
          "a text of 1 to %d characters that is not blank, without control characters"
              .formatted(LONGEST_TEXT),
          FieldRule::text);

  static final FieldRule TEXTS =
      new FieldRule(
          "a list of at most %d texts of 1 to %d characters, without control characters"
              .formatted(MOST_TEXTS, LONGEST_TEXT),
          FieldRule::texts);

  static final FieldRule TIME =
      new FieldRule("a time as 2026-01-31T09:30:00Z, from 1970 on", FieldRule::time);

  static final FieldRule FLAG =
      new FieldRule("true or false", value -> value instanceof Boolean ? value : null);

  static final FieldRule COUNT =
      new FieldRule(
          "a whole number from 0 to " + Integer.MAX_VALUE,
          value -> {
            Long whole = whole(value);
            return whole == null || whole > Integer.MAX_VALUE ? null : whole.intValue();
          });

  static final FieldRule LONG_COUNT =
      new FieldRule("a whole number from 0 to " + Long.MAX_VALUE, FieldRule::whole);

  static final FieldRule AMOUNT = number(0, LARGEST);
  static final FieldRule SHARE = number(0, 1);
  static final FieldRule SCORE = number(-1, 1);
  static final FieldRule VALUE = number(-LARGEST, LARGEST);

  /** One of an enum's values in lower case; {@code UNKNOWN} is for readers of later schemas. */
  static <E extends Enum<E>> FieldRule oneOf(E[] values) {
    Map<Object, E> byName = new HashMap<>();
    for (E value : values) {
      if (!value.name().equals("UNKNOWN")) {
        byName.put(value.name().toLowerCase(Locale.ROOT), value);
      }
    }
    String names =
        Stream.of(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .filter(byName::containsKey)
            .collect(Collectors.joining(", "));
    return new FieldRule("one of " + names, byName::get);
  }

  private static FieldRule number(double least, double most) {
    return new FieldRule(
        "a number from %s to %s".formatted(words(least), words(most)),
        value -> {
          if (value instanceof Number number) {
            double real = number.doubleValue();
            return real >= least && real <= most ? real : null;
          }
          return null;
        });
  }

  private static String words(double bound) {
    return Math.abs(bound) <= 1 ? String.valueOf((int) bound) : String.valueOf(bound);
  }

  private static @Nullable Long whole(Object value) {
    if (value instanceof Long whole) {
      return whole >= 0 ? whole : null;
    }
    // From 2^53 on, a fraction that was written is lost.
    if (value instanceof Double real
        && real >= 0
        && real < 0x1p53
        && real.doubleValue() == Math.rint(real)) {
      return real.longValue();
    }
    return null;
  }

  private static @Nullable String text(Object value) {
    return value instanceof String text && isText(text) ? text : null;
  }

  private static @Nullable List<String> texts(Object value) {
    if (!(value instanceof List<?> list) || list.size() > MOST_TEXTS) {
      return null;
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      if (!(element instanceof String text) || !isText(text)) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  private static @Nullable Instant time(Object value) {
    return value instanceof String text ? EventTime.parse(text) : null;
  }

  private static boolean isText(String text) {
    int length = text.length();
    if (length > LONGEST_TEXT) {
      return false;
    }
    boolean isBlank = true;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < FIRST_UNUSUAL) {
        isBlank = false;
        continue;
      }
      if (Character.isISOControl(c)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        // Half a pair is no character, and could not be written.
        if (!Character.isHighSurrogate(c)
            || i + 1 == length
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
        isBlank = false;
      } else if (isBlank) {
        isBlank = Character.isWhitespace(c);
      }
    }
    return !isBlank;
  }
}
