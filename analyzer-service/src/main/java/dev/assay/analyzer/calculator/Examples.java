package dev.assay.analyzer.calculator;

import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Inputs to try each calculation with, from {@code examples.json}. */
public final class Examples {

  private static final Map<String, Map<?, ?>> INPUTS = load();

  private Examples() {}

  /** Inputs of the method that give a result. */
  public static Map<?, ?> of(String method) {
    return Objects.requireNonNull(INPUTS.get(method), method);
  }

  private static Map<String, Map<?, ?>> load() {
    try (InputStream stream = Examples.class.getResourceAsStream("examples.json")) {
      List<?> cases =
          (List<?>)
              Objects.requireNonNull(JsonText.read(Objects.requireNonNull(stream).readAllBytes()));
      Map<String, Map<?, ?>> inputs = new LinkedHashMap<>();
      for (Object each : cases) {
        Map<?, ?> fields = (Map<?, ?>) each;
        inputs.put(
            (String) Objects.requireNonNull(fields.get("method")),
            (Map<?, ?>) Objects.requireNonNull(fields.get("inputs")));
      }
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidJson e) {
      throw new IllegalStateException("examples.json is broken", e);
    }
  }
}
