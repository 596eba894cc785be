package dev.assay.analyzer.command;

import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonOutput;
import dev.assay.analyzer.json.JsonText;
import dev.assay.analyzer.json.JsonText.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of calculations: an array of objects with {@code id}, {@code method}, {@code inputs}. */
final class CaseFile {

  private CaseFile() {}

  /** One calculation; whether there is such a method and what it takes is not checked here. */
  record Case(String id, String method, Map<?, ?> inputs) {}

  /**
   * Reads all of them.
   *
   * @param name what messages call the file
   * @throws UsageError naming the place of the first mistake
   */
  static List<Case> read(String name, byte[] text) {
    List<Case> cases = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    try {
      for (Element element : JsonText.readArray(text)) {
        String where = "%s, %s (case %d)".formatted(name, element.place(), cases.size() + 1);
        if (!(element.value() instanceof Map<?, ?> fields)) {
          throw new UsageError(
              "%s: is %s; allowed is an object with id, method and inputs"
                  .formatted(where, JsonOutput.line(element.value())));
        }
        Case read =
            new Case(
                field(where, fields, "id", "a text", String.class),
                field(where, fields, "method", "a text", String.class),
                field(where, fields, "inputs", "an object", Map.class));
        if (!ids.add(read.id())) {
          throw new UsageError(
              "%s: id is \"%s\", as before; allowed is another for each case"
                  .formatted(where, read.id()));
        }
        cases.add(read);
      }
    } catch (InvalidJson e) {
      throw new UsageError(name + ", " + e.getMessage());
    }
    return cases;
  }

  private static <T> T field(
      String where, Map<?, ?> fields, String key, String allowed, Class<T> type) {
    Object value = fields.get(key);
    if (!type.isInstance(value)) {
      String found = fields.containsKey(key) ? "is " + JsonOutput.line(value) : "is missing";
      throw new UsageError("%s: %s %s; allowed is %s".formatted(where, key, found, allowed));
    }
    return type.cast(value);
  }
}
