package dev.assay.analyzer.explain;

import dev.assay.schemas.avro.Figure;
import dev.assay.schemas.avro.Recommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;

/** What two recommendations do not have in common, to the bits of every number. */
final class Differences {

  /** Tells of the recommendation before, which a decision does not rest on. */
  private static final String CHANGES = "changes";

  private static final String FIGURES = "figures";

  private Differences() {}

  static List<Difference> between(Recommendation recorded, Recommendation other) {
    List<Difference> differences = new ArrayList<>();
    for (Schema.Field field : recorded.getSchema().getFields()) {
      Object was = recorded.get(field.pos());
      Object is = other.get(field.pos());
      if (!field.name().equals(CHANGES) && !Objects.equals(was, is)) {
        differences.addAll(
            field.name().equals(FIGURES)
                ? figures(recorded.getFigures(), other.getFigures())
                : List.of(new Difference(field.name(), was, is)));
      }
    }
    return List.copyOf(differences);
  }

  private static List<Difference> figures(List<Figure> recorded, List<Figure> other) {
    Map<String, Double> was = byName(recorded);
    Map<String, Double> is = byName(other);
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    List<Difference> differences =
        names.stream()
            .filter(name -> !Objects.equals(was.get(name), is.get(name)))
            .map(name -> new Difference(FIGURES + "." + name, was.get(name), is.get(name)))
            .toList();
    // The same figures, but in another order or more than once.
    return differences.isEmpty() ? List.of(new Difference(FIGURES, recorded, other)) : differences;
  }

  private static Map<String, Double> byName(List<Figure> figures) {
    Map<String, Double> byName = new LinkedHashMap<>();
    figures.forEach(figure -> byName.put(figure.getName(), figure.getValue()));
    return byName;
  }
}
