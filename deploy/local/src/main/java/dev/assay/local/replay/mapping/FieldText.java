package dev.assay.local.replay.mapping;

import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Text to the values of an event's fields. */
final class FieldText {

  private static final Set<String> SHARES = Set.of("confidence", "relevance");
  private static final Set<String> FREE = Set.of("value", "cost");
  private static final String SCORE = "score";

  private FieldText() {}

  /** A text that is not what the field takes. */
  static final class Unconvertible extends Exception {
    private static final long serialVersionUID = 1L;
    private final String problem;

    Unconvertible(String text, String expected) {
      problem = "\"%s\" is not %s".formatted(text, expected);
    }

    String problem() {
      return problem;
    }
  }

  /** What the schema gives a field that is not set; may be null. */
  @SuppressWarnings("NullAway")
  static Object absent(Schema.Field field) {
    return SpecificData.get().getDefaultValue(field);
  }

  static Object convert(Schema.Field field, String text, FieldRule rule) throws Unconvertible {
    if (text.isEmpty()) {
      throw new Unconvertible(text, "allowed: %s needs a value".formatted(field.name()));
    }
    Schema schema = nonNull(field.schema());
    return switch (schema.getType()) {
      case STRING -> text;
      case DOUBLE -> number(field, text, rule);
      case LONG -> whole(field, text, rule);
      case INT -> Math.toIntExact(whole(field, text, rule));
      case BOOLEAN -> truth(text);
      case ENUM -> constant(schema, text);
      case ARRAY -> Arrays.stream(text.split(",", -1)).map(String::strip).toList();
      default -> throw new IllegalArgumentException(field.name() + " is " + schema.getType());
    };
  }

  private static Schema nonNull(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().filter(type -> !type.isNullable()).findFirst().orElseThrow()
        : schema;
  }

  private static double number(Schema.Field field, String text, FieldRule rule)
      throws Unconvertible {
    double number = Numbers.parse(text) * rule.scale() + rule.shift();
    if (Double.isNaN(number)) {
      throw new Unconvertible(text, "a number");
    }
    String name = field.name();
    double low = FREE.contains(name) ? Double.NEGATIVE_INFINITY : name.equals(SCORE) ? -1 : 0;
    double high = SHARES.contains(name) || name.equals(SCORE) ? 1 : Double.POSITIVE_INFINITY;
    if (number < low || number > high) {
      throw new Unconvertible(
          text,
          high == 1
              ? "allowed: %s is from %.0f to 1".formatted(name, low)
              : "allowed: %s is not below 0".formatted(name));
    }
    return number;
  }

  private static long whole(Schema.Field field, String text, FieldRule rule) throws Unconvertible {
    double number = number(field, text, rule);
    boolean fits = nonNull(field.schema()).getType() == Schema.Type.LONG || number < 0x1p31;
    if (!fits || (!rule.scaled() && number != Math.rint(number))) {
      throw new Unconvertible(text, "a whole number");
    }
    return Math.round(number);
  }

  private static boolean truth(String text) throws Unconvertible {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "1.0" -> true;
      case "false", "0", "0.0" -> false;
      default -> throw new Unconvertible(text, "true, false, 1 or 0");
    };
  }

  private static Object constant(Schema schema, String text) throws Unconvertible {
    String name = text.toUpperCase(Locale.ROOT);
    List<String> allowed =
        schema.getEnumSymbols().stream()
            .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
            .toList();
    if (!allowed.contains(name)) {
      throw new Unconvertible(
          text, "one of " + String.join(", ", allowed).toLowerCase(Locale.ROOT));
    }
    return switch (schema.getName()) {
      case "LatencyComponent" -> LatencyComponent.valueOf(name);
      case "SessionStatus" -> SessionStatus.valueOf(name);
      case "SessionOutcome" -> SessionOutcome.valueOf(name);
      default -> throw new IllegalArgumentException("no class for " + schema.getFullName());
    };
  }
}
