package dev.assay.assigner.api;

import dev.assay.assigner.api.CallBody.Call;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call for config keys.
 *
 * @param defaults the keys asked for, each with the JSON that holds where no experiment decides
 */
record ConfigRequest(Call call, Map<String, @Nullable Object> defaults) {

  /**
   * Reads a call.
   *
   * @throws InvalidDefinition with every violation
   */
  static ConfigRequest read(@Nullable String text, Instant now) {
    CallBody body = new CallBody(text, now);
    Fields defaults = body.fields().object("defaults");
    if (defaults == null) {
      body.fields().note("defaults", null, "required: a JSON object of defaults by config key");
      return new ConfigRequest(body.call(), Map.of());
    }
    Map<String, @Nullable Object> keys = defaults.rawByName();
    return new ConfigRequest(body.call(), keys);
  }
}
