package dev.assay.assigner.fuzz;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values that fit a schema of the document; objects are maps that can be changed. */
final class SchemaValues {

  /** So few that requests meet what others made. */
  private static final int IDS = 60;

  private static final int DEEPEST = 8;
  private static final List<String> EXPRESSIONS =
      List.of(
          "attributes.plan == 'gold'",
          "int(attributes.age) >= 18",
          "customer_id.matches('c[0-9]+')",
          "has(attributes.referrer) && attributes.referrer.startsWith('partner')");

  private final OpenAPI document;
  private final Random random;

  SchemaValues(OpenAPI document, Random random) {
    this.document = document;
    this.random = random;
  }

  String id() {
    return "fuzz-" + random.nextInt(IDS);
  }

  @Nullable Object value(Schema<?> schema) {
    return value("", schema, 0);
  }

  private @Nullable Object value(String name, @Nullable Schema<?> unresolved, int depth) {
    if (unresolved == null || depth > DEEPEST) {
      return text();
    }
    Schema<?> schema = resolve(unresolved);
    if (schema.getAllOf() != null) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      for (Schema<?> part : schema.getAllOf()) {
        if (value(name, part, depth + 1) instanceof Map<?, ?> map) {
          map.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
      }
      return all;
    }
    List<Schema<?>> choices = choices(schema);
    if (!choices.isEmpty()) {
      return value(name, choices.get(random.nextInt(choices.size())), depth + 1);
    }
    if (schema.getEnum() != null) {
      return pick(schema.getEnum());
    }
    return switch (schema.getType() == null ? "object" : schema.getType()) {
      case "string" -> string(name, schema);
      case "integer" -> BigDecimal.valueOf(least(schema) + random.nextInt(10));
      case "number" -> number(schema);
      case "boolean" -> random.nextBoolean();
      case "array" -> array(name, schema, depth);
      default -> object(schema, depth);
    };
  }

  private static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices = new ArrayList<>();
    if (schema.getOneOf() != null) {
      schema.getOneOf().forEach(choices::add);
    }
    if (schema.getAnyOf() != null) {
      schema.getAnyOf().forEach(choices::add);
    }
    return choices;
  }

  private List<@Nullable Object> array(String name, Schema<?> schema, int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(value(name, schema.getItems(), depth + 1));
    }
    return array;
  }

  private Map<String, @Nullable Object> object(Schema<?> schema, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) -> {
                boolean isRequired =
                    schema.getRequired() != null && schema.getRequired().contains(name);
                if (isRequired || random.nextInt(3) == 0) {
                  object.put(name, value(name, property, depth + 1));
                }
              });
    }
    if (schema.getAdditionalProperties() != null) {
      Schema<?> values = schema.getAdditionalProperties() instanceof Schema<?> inner ? inner : null;
      int more = random.nextInt(3);
      for (int i = 0; i < more; i++) {
        object.put(random.nextBoolean() ? "tts.voice" : text(), value("", values, depth + 1));
      }
    }
    return object;
  }

  private Object string(String name, Schema<?> schema) {
    if ("date-time".equals(schema.getFormat())) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      return now.plusSeconds(random.nextInt(20_000) - 10_000L).toString();
    }
    if (name.equals("expression")) {
      return pick(EXPRESSIONS);
    }
    if (schema.getExample() != null && random.nextInt(3) > 0) {
      return schema.getExample().toString();
    }
    return name.equals("id") ? id() : text();
  }

  private BigDecimal number(Schema<?> schema) {
    double least = least(schema);
    double most = schema.getMaximum() == null ? least + 100 : schema.getMaximum().doubleValue();
    return BigDecimal.valueOf(least + random.nextDouble() * Math.min(most - least, 1e6));
  }

  private static long least(Schema<?> schema) {
    return schema.getMinimum() == null ? 0 : schema.getMinimum().longValue();
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 -> "c" + random.nextInt(1000);
      case 1 -> "hi";
      case 2 -> "gr\u00fc\u00df \ud83d\ude42";
      default -> Integer.toString(random.nextInt(), Character.MAX_RADIX);
    };
  }

  private Schema<?> resolve(Schema<?> schema) {
    String reference = schema.get$ref();
    if (reference == null) {
      return schema;
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return resolve(Objects.requireNonNull(document.getComponents().getSchemas().get(name), name));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
