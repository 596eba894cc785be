package dev.assay.assigner.assignment;

import dev.assay.schemas.avro.Targeting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment is for. Attribute values are compared as they are written; a subject without
 * the attribute is not in a list.
 */
public final class Audience {

  private Audience() {}

  public static boolean includes(Targeting targeting, Map<String, String> attributes) {
    return admits(targeting.getSegments(), attributes.get("segment"))
        && admits(targeting.getLanguages(), attributes.get("language"))
        && admits(targeting.getRegions(), attributes.get("region"));
  }

  /** Whether the experiment is for anybody at all. */
  public static boolean isEverybody(Targeting targeting) {
    return targeting.getSegments().isEmpty()
        && targeting.getLanguages().isEmpty()
        && targeting.getRegions().isEmpty();
  }

  /** Whether somebody could be in both. */
  public static boolean canOverlap(Targeting one, Targeting other) {
    return intersect(one.getSegments(), other.getSegments())
        && intersect(one.getLanguages(), other.getLanguages())
        && intersect(one.getRegions(), other.getRegions());
  }

  private static boolean admits(List<String> allowed, @Nullable String value) {
    return allowed.isEmpty() || (value != null && allowed.contains(value));
  }

  private static boolean intersect(List<String> one, List<String> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }
}
