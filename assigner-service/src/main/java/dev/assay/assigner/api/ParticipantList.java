package dev.assay.assigner.api;

import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.sticky.Participants;
import dev.assay.assigner.sticky.Participants.Participant;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which participants are asked for.
 *
 * @param variant null: of every one
 * @param after the last unit of the page before; null: the first page
 */
record ParticipantList(@Nullable String variant, @Nullable String after, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /**
   * Reads what is asked for.
   *
   * @param parameters of the query, by name; null for one that is not given
   * @throws InvalidDefinition with every violation
   */
  static ParticipantList read(
      Experiment experiment, Function<String, @Nullable String> parameters) {
    List<Violation> violations = new ArrayList<>();
    String variant = parameters.apply("variant");
    List<String> variants = experiment.getVariants().stream().map(Variant::getId).toList();
    if (variant != null && !variants.contains(variant)) {
      violations.add(new Violation("variant", variant, "one of " + String.join(", ", variants)));
    }
    int limit = limit(parameters.apply("limit"), violations);
    String cursor = parameters.apply("cursor");
    String after = cursor == null ? null : unit(cursor, violations);
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return new ParticipantList(variant, after, limit);
  }

  /** One page; {@code next_cursor} is there when another may follow. */
  static Map<String, @Nullable Object> page(Participants participants) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "participants", participants.units().stream().map(ParticipantList::participant).toList());
    String next = participants.next();
    if (next != null) {
      json.put(
          "next_cursor",
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    }
    return json;
  }

  private static Map<String, @Nullable Object> participant(Participant participant) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("unit_id", participant.unitId());
    json.put("variant_id", participant.exposure().variantId());
    json.put("exposed_at", Instant.ofEpochMilli(participant.exposure().time()).toString());
    json.put("experiment_version", participant.exposure().experimentVersion());
    if (participant.exposure().bucket() != null) {
      json.put("bucket", participant.exposure().bucket());
    }
    return json;
  }

  private static int limit(@Nullable String text, List<Violation> violations) {
    try {
      int asked = text == null ? USUAL : Integer.parseInt(text);
      if (asked >= 1 && asked <= MOST) {
        return asked;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    violations.add(new Violation("limit", text, "a whole number from 1 to " + MOST));
    return USUAL;
  }

  private static @Nullable String unit(String cursor, List<Violation> violations) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      violations.add(new Violation("cursor", cursor, "the next_cursor of the page before"));
      return null;
    }
  }
}
