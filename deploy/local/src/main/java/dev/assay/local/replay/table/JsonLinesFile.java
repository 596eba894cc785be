package dev.assay.local.replay.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.local.replay.mapping.InvalidInput;
import dev.assay.local.replay.mapping.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One JSON object a line; the columns of an object inside are {@code outer.inner}. */
record JsonLinesFile(Path path) implements DataFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Collection<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    forEach(row -> columns.addAll(row.values().keySet()));
    return columns;
  }

  @Override
  public void forEach(Consumer<Row> consumer) {
    read(text -> rows(text, consumer));
  }

  private void rows(BufferedReader text, Consumer<Row> consumer) throws IOException {
    long line = 0;
    for (String json = text.readLine(); json != null; json = text.readLine()) {
      line++;
      if (!json.isBlank()) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", object(json, line), values);
        consumer.accept(new Row(path.toString(), line, values));
      }
    }
  }

  private JsonNode object(String json, long line) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node.isObject()) {
        return node;
      }
      throw InvalidInput.at(path.toString(), line, "not a JSON object");
    } catch (JsonProcessingException e) {
      throw InvalidInput.at(path.toString(), line, "not JSON: " + e.getOriginalMessage());
    }
  }

  private static void flatten(String prefix, JsonNode object, Map<String, String> values) {
    object
        .properties()
        .forEach(
            entry -> {
              String column = prefix + entry.getKey();
              JsonNode value = entry.getValue();
              if (value.isObject()) {
                flatten(column + ".", value, values);
              } else {
                values.put(
                    column,
                    value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString());
              }
            });
  }
}
