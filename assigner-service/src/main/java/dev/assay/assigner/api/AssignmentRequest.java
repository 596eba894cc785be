package dev.assay.assigner.api;

import dev.assay.assigner.api.CallBody.Call;
import dev.assay.assigner.definition.InvalidDefinition;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call for variants.
 *
 * @param experiments the ids asked for; empty: all
 */
record AssignmentRequest(Call call, List<String> experiments) {

  /**
   * Reads a call.
   *
   * @param isKnown whether an experiment has the id
   * @throws InvalidDefinition with every violation
   */
  static AssignmentRequest read(@Nullable String text, Instant now, Predicate<String> isKnown) {
    CallBody body = new CallBody(text, now);
    List<String> experiments =
        body.fields().texts("experiments", "the id of an experiment that exists", isKnown);
    return new AssignmentRequest(body.call(), experiments);
  }
}
