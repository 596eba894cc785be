package dev.assay.local.replay.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a YAML mapping, all of whose keys are known. */
record YamlObject(YamlValue self, Map<String, YamlValue> entries) {

  Optional<YamlValue> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  YamlValue require(String key) {
    @Nullable YamlValue value = entries.get(key);
    if (value == null) {
      throw self.invalid("key \"%s\" is missing".formatted(key));
    }
    return value;
  }
}
