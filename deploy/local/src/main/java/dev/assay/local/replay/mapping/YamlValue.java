package dev.assay.local.replay.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file, which knows its line. */
record YamlValue(String file, Node node) {

  static YamlValue parse(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw InvalidInput.at(file, 1, "the file is empty");
      }
      return new YamlValue(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw InvalidInput.at(file, line, "not YAML: " + e.getProblem());
    }
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  InvalidInput invalid(String problem) {
    return InvalidInput.at(file, line(), problem);
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    throw invalid("a text or a number is expected");
  }

  double number() {
    try {
      double number = Double.parseDouble(text());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw invalid("\"%s\" is not a number".formatted(text()));
  }

  boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("\"%s\" is not allowed; allowed: true, false".formatted(text()));
    };
  }

  Instant instant() {
    try {
      return Instant.parse(text());
    } catch (DateTimeParseException e) {
      throw invalid(
          "\"%s\" is not a time; allowed: UTC times such as 2019-11-24T00:00:00Z"
              .formatted(text()));
    }
  }

  List<YamlValue> list() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlValue(file, item)).toList();
    }
    throw invalid("a list is expected");
  }

  /** The entries by key, whatever the keys. */
  Map<String, YamlValue> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw invalid("keys and values are expected");
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue key = new YamlValue(file, tuple.getKeyNode());
      if (entries.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
        throw key.invalid("key \"%s\" is there twice".formatted(key.text()));
      }
    }
    return entries;
  }

  /** The entries, none of which has another key than these. */
  YamlObject object(String... allowed) {
    return object(List.of(allowed));
  }

  YamlObject object(List<String> allowed) {
    Map<String, YamlValue> entries = entries();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      YamlValue key = new YamlValue(file, tuple.getKeyNode());
      if (!allowed.contains(key.text())) {
        throw key.invalid(
            "unknown key \"%s\"; allowed: %s".formatted(key.text(), String.join(", ", allowed)));
      }
    }
    return new YamlObject(this, entries);
  }

  JsonNode json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node instanceof MappingNode) {
      ObjectNode object = json.objectNode();
      entries().forEach((key, value) -> object.set(key, value.json()));
      return object;
    }
    if (node instanceof SequenceNode) {
      ArrayNode array = json.arrayNode();
      list().forEach(item -> array.add(item.json()));
      return array;
    }
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : text();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(truth());
    }
    if (tag.equals(Tag.INT)) {
      return json.numberNode((long) number());
    }
    return tag.equals(Tag.FLOAT) ? json.numberNode(number()) : json.textNode(text);
  }
}
