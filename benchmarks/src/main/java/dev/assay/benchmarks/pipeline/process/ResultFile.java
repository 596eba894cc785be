package dev.assay.benchmarks.pipeline.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The figures as programs read them. */
public final class ResultFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ResultFile() {}

  /** Writes the figures, with the command and the options that they were had with. */
  public static void write(Path file, CommandSpec command, Map<String, Object> figures)
      throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("command", command.name());
    content.put("options", options(command));
    content.put("processors", Runtime.getRuntime().availableProcessors());
    content.put("java", Runtime.version().toString());
    content.putAll(figures);
    JSON.writeValue(file.toFile(), content);
  }

  /** Every option by its name, given or not. */
  private static Map<String, Object> options(CommandSpec command) {
    Map<String, Object> values = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      Object value = option.getValue();
      if (value != null && !option.usageHelp() && !option.versionHelp()) {
        values.put(option.longestName().substring(2), value.toString());
      }
    }
    return values;
  }
}
