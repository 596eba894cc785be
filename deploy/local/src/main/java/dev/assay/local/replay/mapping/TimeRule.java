package dev.assay.local.replay.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a row happened: a base, and an optional offset from it.
 *
 * @param offset a column of seconds or milliseconds that is added
 */
record TimeRule(Base base, Optional<Offset> offset) {

  sealed interface Base {}

  /** The same time for every row. */
  record Start(Instant time) implements Base {}

  /**
   * A column.
   *
   * @param pattern finds the time in a longer text: its first group
   */
  record Column(String name, Optional<Pattern> pattern, Format format) implements Base {}

  sealed interface Format {}

  record EpochSeconds() implements Format {}

  record EpochMilliseconds() implements Format {}

  /** A date and time; UTC when the text has no zone. */
  record Written(DateTimeFormatter formatter, String name) implements Format {}

  record Offset(String column, ChronoUnit unit) {}

  List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (base instanceof Column column) {
      columns.add(column.name());
    }
    offset.ifPresent(added -> columns.add(added.column()));
    return columns;
  }

  /** The row's time in whole milliseconds. */
  Instant time(Row row) {
    Instant start =
        switch (base) {
          case Start constant -> constant.time();
          case Column column -> read(row, column);
        };
    return offset
        .map(added -> start.plusNanos(nanoseconds(row, added)))
        .orElse(start)
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private static long nanoseconds(Row row, Offset offset) {
    String text = row.get(offset.column());
    double number = Numbers.parse(text);
    if (Double.isNaN(number)) {
      throw row.invalid(offset.column(), "\"%s\" is not a number".formatted(text));
    }
    return Math.round(number * offset.unit().getDuration().toNanos());
  }

  private static Instant read(Row row, Column column) {
    String whole = row.get(column.name());
    String text = column.pattern().map(pattern -> firstGroup(row, column, pattern)).orElse(whole);
    return switch (column.format()) {
      case EpochSeconds seconds -> epoch(row, column, text, 1e3);
      case EpochMilliseconds milliseconds -> epoch(row, column, text, 1);
      case Written written -> parse(row, column, text, written);
    };
  }

  private static String firstGroup(Row row, Column column, Pattern pattern) {
    String text = row.get(column.name());
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw row.invalid(column.name(), "\"%s\" does not match %s".formatted(text, pattern));
    }
    return matcher.group(1);
  }

  private static Instant epoch(Row row, Column column, String text, double milliseconds) {
    double number = Numbers.parse(text);
    if (Double.isNaN(number)) {
      throw row.invalid(column.name(), "\"%s\" is not a number".formatted(text));
    }
    return Instant.ofEpochMilli(Math.round(number * milliseconds));
  }

  private static Instant parse(Row row, Column column, String text, Written pattern) {
    try {
      TemporalAccessor time =
          pattern.formatter().parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : Instant.from(time);
    } catch (DateTimeException e) {
      throw row.invalid(
          column.name(), "\"%s\" is not a time as %s".formatted(text, pattern.name()));
    }
  }
}
