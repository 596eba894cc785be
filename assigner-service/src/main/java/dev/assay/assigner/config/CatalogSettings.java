package dev.assay.assigner.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many experiments are kept.
 *
 * @param mostExperiments {@code assay.experiments.most}: of all states together; no more are
 *     created
 */
public record CatalogSettings(int mostExperiments) {

  public static final String MOST_EXPERIMENTS = "assay.experiments.most";

  /**
   * Reads the settings.
   *
   * @param property gives a key's text, null when it is not set
   * @throws InvalidSetting for the first that is not allowed
   */
  public static CatalogSettings read(Function<String, @Nullable String> property) {
    return new CatalogSettings(Settings.number(property, MOST_EXPERIMENTS, 10_000, 1, 1_000_000));
  }
}
