package dev.assay.assigner.definition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of one JSON object and notes what is wrong with them, so that reading goes
 * on to the next. A property that is absent or null has its default; so has one that is noted as
 * wrong.
 */
public final class Fields {

  /** A name that is safe in paths, topics and metric labels. */
  static final Predicate<String> NAME =
      text -> text.length() <= 100 && text.matches("[A-Za-z0-9_.-]+");

  static final String NAME_RULE = "1 to 100 letters, digits, '_', '-' and '.'";

  private static final String ID_RULE = "a text of 1 to 1000 characters that is not blank";

  private static final int LONGEST_TEXT = 10_000;

  private final String path;
  private final Map<?, ?> object;
  private final List<Violation> violations;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(String path, Map<?, ?> object, List<Violation> violations) {
    this.path = path;
    this.object = object;
    this.violations = violations;
  }

  /**
   * The properties of a JSON value that should be an object.
   *
   * @param violations where violations are noted
   */
  public static Fields of(@Nullable Object value, List<Violation> violations) {
    return of("", value, violations);
  }

  private static Fields of(String path, @Nullable Object value, List<Violation> violations) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(path, map, violations);
    }
    violations.add(new Violation(path.isEmpty() ? "body" : path, value, "a JSON object"));
    return new Fields(path, Map.of(), new ArrayList<>());
  }

  /** Notes every property that was never asked for. */
  public void refuseUnknown() {
    for (Map.Entry<?, ?> property : object.entrySet()) {
      if (!known.contains(property.getKey())) {
        note(
            String.valueOf(property.getKey()),
            property.getValue(),
            "no such property; known are " + String.join(", ", known));
      }
    }
  }

  /** Notes a violation of a rule that no single property can be asked for. */
  public void note(String name, @Nullable Object value, String allowed) {
    violations.add(new Violation(at(name), value, allowed));
  }

  boolean has(String name) {
    return raw(name) != null;
  }

  /** The value as it is; null when it is absent. */
  public @Nullable Object raw(String name) {
    known.add(name);
    return object.get(name);
  }

  public @Nullable String text(String name) {
    return optional(name, "a text of at most " + LONGEST_TEXT + " characters", Fields::asText);
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** A text that must be there and not be blank. */
  String requiredText(String name) {
    String rule = "a text that is not blank";
    return required(name, rule, "", value -> nonBlank(asText(value)));
  }

  /** A text that is not blank, if it is there. */
  public @Nullable String optionalId(String name) {
    return optional(name, ID_RULE, Fields::asId);
  }

  String requiredName(String name) {
    return required(name, NAME_RULE, "", value -> nameOf(asText(value)));
  }

  public boolean flag(String name, boolean otherwise) {
    Boolean flag = optional(name, "true or false", v -> v instanceof Boolean b ? b : null);
    return flag == null ? otherwise : flag;
  }

  /** A finite number that the rule's test admits. */
  public @Nullable Double number(String name, String rule, Predicate<BigDecimal> test) {
    return optional(
        name,
        rule,
        value ->
            value instanceof BigDecimal number
                    && Double.isFinite(number.doubleValue())
                    && test.test(number)
                ? number.doubleValue()
                : null);
  }

  double requiredNumber(String name, String rule, Predicate<BigDecimal> test) {
    if (!has(name)) {
      note(name, null, "required: " + rule);
      return 0;
    }
    Double number = number(name, rule, test);
    return number == null ? 0 : number;
  }

  public @Nullable Instant instant(String name) {
    return optional(name, "a time as 2026-01-31T09:30:00Z", Fields::asInstant);
  }

  /** One of an enum's values in lower case; {@code UNKNOWN} is for readers of later schemas. */
  <E extends Enum<E>> @Nullable E oneOf(String name, E[] values) {
    return optional(name, lowerCase(values), value -> constant(values, value));
  }

  <E extends Enum<E>> E requiredOneOf(String name, E[] values) {
    return required(name, lowerCase(values), values[0], value -> constant(values, value));
  }

  /** A list of distinct texts. */
  public List<String> texts(String name, String rule, Predicate<String> test) {
    Set<String> texts = new LinkedHashSet<>();
    List<?> elements = list(name);
    for (int index = 0; index < elements.size(); index++) {
      String element = name + "[" + index + "]";
      if (!(elements.get(index) instanceof String text) || !test.test(text)) {
        note(element, elements.get(index), rule);
      } else if (!texts.add(text)) {
        note(element, text, "each value once");
      }
    }
    return new ArrayList<>(texts);
  }

  /** A list of distinct ids. */
  List<String> ids(String name) {
    return texts(name, ID_RULE, text -> asId(text) != null);
  }

  /** A list of objects. */
  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    List<?> elements = list(name);
    for (int index = 0; index < elements.size(); index++) {
      objects.add(of(at(name) + "[" + index + "]", elements.get(index), violations));
    }
    return objects;
  }

  /** An object, if it is there. */
  public @Nullable Fields object(String name) {
    Object value = raw(name);
    return value == null ? null : of(at(name), value, violations);
  }

  /** The values of the object's properties, each a text. */
  public Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> property : object.entrySet()) {
      String name = String.valueOf(property.getKey());
      String text = optional(name, "a text of at most 1000 characters", Fields::asValue);
      if (text != null) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  /** The names of all properties, in order. */
  List<String> names() {
    return object.keySet().stream().map(String::valueOf).toList();
  }

  /** Notes a list that is too long. */
  void atMost(String name, int size, int most) {
    if (size > most) {
      note(name, size + " elements", "at most " + most + " elements");
    }
  }

  /** The properties as they are. */
  public Map<String, @Nullable Object> rawByName() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object.forEach((name, value) -> values.put(String.valueOf(name), value));
    known.addAll(values.keySet());
    return values;
  }

  private List<?> list(String name) {
    List<?> list = optional(name, "a list", value -> value instanceof List<?> l ? l : null);
    return list == null ? List.of() : list;
  }

  private <T> T required(
      String name, String rule, T otherwise, Function<Object, @Nullable T> read) {
    if (!has(name)) {
      note(name, null, "required: " + rule);
      return otherwise;
    }
    T value = optional(name, rule, read);
    return value == null ? otherwise : value;
  }

  private <T> @Nullable T optional(String name, String rule, Function<Object, @Nullable T> read) {
    Object value = raw(name);
    if (value == null) {
      return null;
    }
    T result = read.apply(value);
    if (result == null) {
      note(name, value, rule);
    }
    return result;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static @Nullable String asText(Object value) {
    return value instanceof String text && text.length() <= LONGEST_TEXT ? text : null;
  }

  private static @Nullable String asId(Object value) {
    String text = nonBlank(asText(value));
    return text != null && text.length() <= 1000 && isWritable(text) ? text : null;
  }

  /** Half a character is written as another one: two ids would become the same. */
  private static boolean isWritable(String text) {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  private static @Nullable String asValue(Object value) {
    return value instanceof String text && text.length() <= 1000 ? text : null;
  }

  private static @Nullable String nonBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable String nameOf(@Nullable String text) {
    return text != null && NAME.test(text) ? text : null;
  }

  private static @Nullable Instant asInstant(Object value) {
    try {
      return value instanceof String text
          ? OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS)
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] values, Object value) {
    return offered(values).filter(e -> lowerCase(e).equals(value)).findFirst().orElse(null);
  }

  private static <E extends Enum<E>> String lowerCase(E[] values) {
    return "one of " + offered(values).map(Fields::lowerCase).collect(Collectors.joining(", "));
  }

  private static <E extends Enum<E>> Stream<E> offered(E[] values) {
    return Stream.of(values).filter(e -> !e.name().equals("UNKNOWN"));
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
