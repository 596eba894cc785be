package dev.assay.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures as programs read them. */
final class ResultFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ResultFile() {}

  /** Writes every run and the medians, with the options that they were had with. */
  static void write(Path file, Map<String, Object> options, Results results) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("options", options);
    content.put("processors", Runtime.getRuntime().availableProcessors());
    content.put("java", Runtime.version().toString());
    content.put("medians", results.medians());
    content.put("runs", results.runs());
    JSON.writeValue(file.toFile(), content);
  }
}
