package dev.assay.assigner.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times of events, in milliseconds. */
final class EventTime {

  private static final int SECONDS_END = "2026-01-31T09:30:00".length();
  private static final int LONGEST_FRACTION = 9;
  private static final int MILLISECOND_DIGITS = 3;
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private EventTime() {}

  /**
   * Reads an ISO 8601 time with its offset; finer parts than milliseconds are cut off.
   *
   * @return null when the text is none, or one before 1970 or after 2099
   */
  static @Nullable Instant parse(String text) {
    try {
      Instant time = utc(text);
      if (time == null) {
        time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      }
      return time.isBefore(Instant.EPOCH) || !time.isBefore(END) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The form that nearly all producers write, which is many times faster to read by itself. */
  private static @Nullable Instant utc(String text) {
    int last = text.length() - 1;
    if (last < SECONDS_END
        || text.charAt(last) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int millisecond = millisecond(text, last);
    if ((year | month | day | hour | minute | second | millisecond) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    return Instant.ofEpochMilli(seconds * 1000 + millisecond);
  }

  private static int millisecond(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int from = SECONDS_END + 1;
    int count = end - from;
    if (text.charAt(SECONDS_END) != '.' || count == 0 || count > LONGEST_FRACTION) {
      return -1;
    }
    int fraction = digits(text, from, end);
    for (int digit = count; digit < MILLISECOND_DIGITS; digit++) {
      fraction *= 10;
    }
    for (int digit = count; digit > MILLISECOND_DIGITS; digit--) {
      fraction /= 10;
    }
    return fraction;
  }

  /** The number between two positions; below 0 when there is anything but digits. */
  private static int digits(String text, int from, int end) {
    int number = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
