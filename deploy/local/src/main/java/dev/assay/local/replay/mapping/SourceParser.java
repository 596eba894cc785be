package dev.assay.local.replay.mapping;

import dev.assay.schemas.avro.UnitType;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one source of a mapping, and notes which columns it needs. */
final class SourceParser {

  private final UnitType experimentUnit;
  private final List<ColumnUse> columns = new ArrayList<>();

  SourceParser(UnitType experimentUnit) {
    this.experimentUnit = experimentUnit;
  }

  SourceMapping parse(YamlValue value) {
    YamlObject source = value.object("data", "where", "unit", "time", "assignment", "events");
    ConditionParser conditions = new ConditionParser(columns);
    return new SourceMapping(
        value.file(),
        source.require("data").text(),
        source.get("where").map(conditions::parse).orElse(List.of()),
        unit(source.require("unit")),
        time(source.require("time")),
        source.get("assignment").map(this::assignment),
        new EventParser(columns).parse(source.get("events")),
        columns);
  }

  private UnitRule unit(YamlValue value) {
    YamlObject unit = value.object("customer_id", "session_id");
    String needed = experimentUnit == UnitType.CUSTOMER ? "customer_id" : "session_id";
    unit.require(needed);
    return new UnitRule(
        unit.get("customer_id").map(this::text), unit.get("session_id").map(this::text));
  }

  private AssignmentRule assignment(YamlValue value) {
    YamlObject assignment = value.object("variant", "time", "attributes");
    Map<String, ValueRule> attributes = new LinkedHashMap<>();
    assignment
        .get("attributes")
        .ifPresent(
            named -> named.entries().forEach((name, rule) -> attributes.put(name, text(rule))));
    return new AssignmentRule(
        text(assignment.require("variant")),
        assignment
            .get("time")
            .filter(time -> !time.text().equals("first_row"))
            .map(YamlValue::instant),
        attributes);
  }

  private ValueRule text(YamlValue value) {
    return ValueParser.parse(value, columns);
  }

  private TimeRule time(YamlValue value) {
    YamlObject time = value.object("column", "format", "pattern", "start", "offset");
    Optional<YamlValue> start = time.get("start");
    if (start.isPresent() == time.get("column").isPresent()) {
      throw value.invalid("time needs either \"column\" or \"start\"");
    }
    return new TimeRule(
        start
            .<TimeRule.Base>map(at -> new TimeRule.Start(at.instant()))
            .orElseGet(() -> column(time)),
        time.get("offset").map(this::offset));
  }

  private TimeRule.Column column(YamlObject time) {
    YamlValue column = time.require("column");
    columns.add(new ColumnUse(column.line(), column.text()));
    return new TimeRule.Column(
        column.text(),
        time.get("pattern").map(SourceParser::pattern),
        time.get("format").map(SourceParser::format).orElseGet(SourceParser::iso));
  }

  private TimeRule.Offset offset(YamlValue value) {
    YamlObject offset = value.object("column", "unit");
    YamlValue column = offset.require("column");
    columns.add(new ColumnUse(column.line(), column.text()));
    YamlValue unit = offset.require("unit");
    return new TimeRule.Offset(
        column.text(),
        switch (unit.text()) {
          case "s" -> ChronoUnit.SECONDS;
          case "ms" -> ChronoUnit.MILLIS;
          default ->
              throw unit.invalid("\"%s\" is not allowed; allowed: s, ms".formatted(unit.text()));
        });
  }

  private static Pattern pattern(YamlValue value) {
    try {
      Pattern pattern = Pattern.compile(value.text());
      if (pattern.matcher("").groupCount() == 0) {
        throw value.invalid("the pattern needs a group (in parentheses) around the time");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw value.invalid("not a regular expression: " + e.getDescription());
    }
  }

  private static TimeRule.Format format(YamlValue value) {
    return switch (value.text()) {
      case "iso" -> iso();
      case "epoch_s" -> new TimeRule.EpochSeconds();
      case "epoch_ms" -> new TimeRule.EpochMilliseconds();
      default -> written(value);
    };
  }

  private static TimeRule.Format iso() {
    return new TimeRule.Written(DateTimeFormatter.ISO_DATE_TIME, "iso");
  }

  private static TimeRule.Format written(YamlValue value) {
    try {
      return new TimeRule.Written(DateTimeFormatter.ofPattern(value.text()), value.text());
    } catch (IllegalArgumentException e) {
      throw value.invalid(
          "\"%s\" is not a time format; allowed: iso, epoch_s, epoch_ms or a pattern such as yyyy-MM-dd HH:mm:ss"
              .formatted(value.text()));
    }
  }
}
