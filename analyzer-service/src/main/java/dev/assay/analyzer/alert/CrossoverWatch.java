package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CrossoverCheck;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * More units than acceptable were seen in two variants.
 *
 * @param limit largest acceptable share of the exposed units
 */
record CrossoverWatch(double limit) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.CROSSOVERS;
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    return Optional.ofNullable(after.getCrossovers())
        .filter(check -> check.getCiLow() > limit)
        .map(this::sentence);
  }

  @Override
  public String relief() {
    return "The share of units seen in two variants is no longer shown to be above %s."
        .formatted(Text.percent(limit));
  }

  private String sentence(CrossoverCheck check) {
    return "%d units were seen in two variants: %s of all, at least %s, above the %s that are acceptable."
        .formatted(
            check.getCrossovers(),
            Text.percent(check.getRate()),
            Text.percent(check.getCiLow()),
            Text.percent(limit));
  }
}
