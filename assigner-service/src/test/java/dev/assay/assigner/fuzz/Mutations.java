package dev.assay.assigner.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Breaks JSON in places, and writes it: text that JSON does not have is written as it is. */
final class Mutations {

  /** JSON or not, written as it is. */
  private record Raw(String text) {}

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** The value with up to three places broken; what is in it is changed. */
  @Nullable Object broken(@Nullable Object value) {
    Object broken = value;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      broken = brokenOnce(broken, 0);
    }
    return broken;
  }

  @SuppressWarnings("unchecked") // trees of SchemaValues have no others
  private @Nullable Object brokenOnce(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map && (depth == 0 || random.nextInt(4) > 0)) {
      Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) map;
      if (object.isEmpty() || random.nextInt(6) == 0) {
        object.put(random.nextBoolean() ? "unknown" : nastyText(), nasty());
        return object;
      }
      String name = List.copyOf(object.keySet()).get(random.nextInt(object.size()));
      if (random.nextInt(6) == 0) {
        object.remove(name);
      } else {
        object.put(name, brokenOnce(object.get(name), depth + 1));
      }
      return object;
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
      List<@Nullable Object> array = (List<@Nullable Object>) list;
      int index = random.nextInt(array.size());
      if (random.nextInt(4) == 0) {
        array.add(array.get(index));
      } else {
        array.set(index, brokenOnce(array.get(index), depth + 1));
      }
      return array;
    }
    return nasty();
  }

  /** A text that hardly anything expects. */
  String nastyText() {
    return switch (random.nextInt(14)) {
      case 0 -> "";
      case 1 -> " ";
      case 2 -> "x".repeat(10_000);
      case 3 -> "a\u0000b\n\u001b[31m\u007f\u0085";
      case 4 -> "NaN";
      case 5 -> "Infinity";
      case 6 -> "../../etc/passwd";
      case 7 -> "\u202e\ufeff\uffff";
      case 8 -> "9999-99-99T99:99:99Z";
      case 9 -> "+1000000000-12-31T23:59:59.999999999Z";
      case 10 -> "(".repeat(40) + "true" + ")".repeat(40);
      case 11 -> "true && ".repeat(200) + "true";
      case 12 -> "!".repeat(1_990) + "true";
      default -> "'" + "(a+)+".repeat(50) + "'.matches('" + "(a*)*".repeat(50) + "b')";
    };
  }

  private @Nullable Object nasty() {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> new Raw("-1");
      case 3 -> new Raw("0");
      case 4 -> new Raw("1e400");
      case 5 -> new Raw("-1e-400");
      case 6 -> new Raw("1E+999999999");
      case 7 -> new Raw("1E-999999999");
      case 8 -> new Raw("9".repeat(1_000));
      case 9 -> new Raw("0." + "0".repeat(900) + "1");
      case 10 -> new Raw("NaN");
      case 11 -> new Raw("\"\\ud800\"");
      case 12 -> new Raw("[".repeat(60) + "]".repeat(60));
      case 13 -> new Raw("[".repeat(3_000) + "]".repeat(3_000));
      case 14 -> new Raw("{\"a\":".repeat(300) + "1" + "}".repeat(300));
      case 15 -> new Raw("{\"a\":1,\"a\":2}");
      case 16 -> new Raw("[" + "1,".repeat(5_000) + "1]");
      case 17 -> new ArrayList<>();
      case 18 -> new Raw("9223372036854775808");
      default -> nastyText();
    };
  }

  static String write(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case Raw raw -> text.append(raw.text());
      case Map<?, ?> object -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : object.entrySet()) {
          text.append(separator);
          quote(text, String.valueOf(entry.getKey()));
          text.append(':');
          write(text, entry.getValue());
          separator = ",";
        }
        text.append(object.isEmpty() ? "{}" : "}");
      }
      case List<?> array -> {
        String separator = "[";
        for (Object element : array) {
          text.append(separator);
          write(text, element);
          separator = ",";
        }
        text.append(array.isEmpty() ? "[]" : "]");
      }
      case Boolean flag -> text.append(flag);
      case BigDecimal number -> text.append(number);
      case Object other -> quote(text, other.toString());
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
