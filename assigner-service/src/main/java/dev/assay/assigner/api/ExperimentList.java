package dev.assay.assigner.api;

import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments of all are asked for, in which order, and from where on. A page begins after
 * the last experiment of the one before by what that was sorted by, so that none is missed or seen
 * twice when others come and go meanwhile.
 */
final class ExperimentList {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /** What comes after every time in the texts that are compared: nothing has been so yet. */
  private static final String NEVER = "~";

  private static final Map<String, Function<Experiment, String>> KEYS = keys();

  private final List<Violation> violations = new ArrayList<>();
  private final List<String> states;
  private final List<String> types;
  private final @Nullable String owner;
  private final @Nullable String words;
  private final boolean descending;
  private final Function<Experiment, String> key;
  private final int limit;
  private final @Nullable Position after;

  private ExperimentList(Function<String, @Nullable String> parameters) {
    states = oneOrMore("state", parameters.apply("state"), ExperimentState.values());
    types = oneOrMore("type", parameters.apply("type"), ExperimentType.values());
    owner = parameters.apply("owner");
    words = parameters.apply("q");
    String sort = parameters.apply("sort");
    descending = sort != null && sort.startsWith("-");
    key = key(sort);
    limit = limit(parameters.apply("limit"));
    after = position(parameters.apply("cursor"));
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
  }

  /**
   * Reads what is asked for.
   *
   * @param parameters of the query, by name; null for one that is not given
   * @throws InvalidDefinition with every violation
   */
  static ExperimentList read(Function<String, @Nullable String> parameters) {
    return new ExperimentList(parameters);
  }

  /** One page; {@code next_cursor} is there when another follows. */
  Map<String, @Nullable Object> page(Collection<Experiment> all) {
    Comparator<Position> order = Comparator.comparing(Position::key).thenComparing(Position::id);
    Comparator<Position> asked = descending ? order.reversed() : order;
    List<Experiment> found =
        all.stream()
            .filter(this::isAskedFor)
            .filter(one -> after == null || asked.compare(positionOf(one), after) > 0)
            .sorted(Comparator.comparing(this::positionOf, asked))
            .limit(limit + 1L)
            .toList();
    List<Experiment> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiments", page.stream().map(ExperimentJson::write).toList());
    if (found.size() > limit) {
      json.put("next_cursor", positionOf(page.getLast()).cursor());
    }
    return json;
  }

  private boolean isAskedFor(Experiment experiment) {
    return (states.isEmpty() || states.contains(lowerCase(experiment.getState())))
        && (types.isEmpty() || types.contains(lowerCase(experiment.getType())))
        && (owner == null || owner.equals(experiment.getOwner()))
        && (words == null || isIn(experiment, words.toLowerCase(Locale.ROOT)));
  }

  private static boolean isIn(Experiment experiment, String words) {
    return Stream.of(experiment.getId(), experiment.getName(), experiment.getDescription())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
  }

  private Position positionOf(Experiment experiment) {
    return new Position(key.apply(experiment), experiment.getId());
  }

  private Function<Experiment, String> key(@Nullable String sort) {
    String name = sort == null ? "id" : descending ? sort.substring(1) : sort;
    Function<Experiment, String> known = KEYS.get(name);
    if (known == null) {
      violations.add(
          new Violation(
              "sort", sort, "one of " + String.join(", ", KEYS.keySet()) + ", or '-' and one"));
      return Experiment::getId;
    }
    return known;
  }

  private int limit(@Nullable String text) {
    try {
      int asked = text == null ? USUAL : Integer.parseInt(text);
      if (asked >= 1 && asked <= MOST) {
        return asked;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    violations.add(new Violation("limit", text, "a whole number from 1 to " + MOST));
    return USUAL;
  }

  private @Nullable Position position(@Nullable String cursor) {
    Position position = cursor == null ? null : Position.of(cursor);
    if (cursor != null && position == null) {
      violations.add(new Violation("cursor", cursor, "the next_cursor of the page before"));
    }
    return position;
  }

  private <E extends Enum<E>> List<String> oneOrMore(
      String name, @Nullable String text, E[] values) {
    if (text == null) {
      return List.of();
    }
    List<String> known =
        Stream.of(values)
            .map(ExperimentList::lowerCase)
            .filter(value -> !value.equals("unknown"))
            .toList();
    List<String> asked = List.of(text.split(",", -1));
    if (!known.containsAll(asked)) {
      violations.add(
          new Violation(
              name, text, "one or more of %s, with commas".formatted(String.join(", ", known))));
    }
    return asked;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Function<Experiment, String>> keys() {
    Map<String, Function<Experiment, String>> keys = new LinkedHashMap<>();
    keys.put("id", Experiment::getId);
    keys.put("name", Experiment::getName);
    keys.put("created_at", experiment -> sortable(experiment.getCreatedAt()));
    keys.put("started_at", experiment -> sortable(experiment.getStartedAt()));
    return keys;
  }

  /** A text that is ordered as the times are, from 1970 on. */
  private static String sortable(@Nullable Instant time) {
    return time == null ? NEVER : "%019d".formatted(time.toEpochMilli());
  }

  /** Where a page ends. */
  private record Position(String key, String id) {

    static @Nullable Position of(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        // An id holds no line break; a name may.
        int end = text.indexOf('\n');
        return end < 0 ? null : new Position(text.substring(end + 1), text.substring(0, end));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    String cursor() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((id + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }
  }
}
