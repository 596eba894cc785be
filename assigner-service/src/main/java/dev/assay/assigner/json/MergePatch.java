package dev.assay.assigner.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch, RFC 7396: objects are merged, null takes away, everything else replaces. */
public final class MergePatch {

  private MergePatch() {}

  /**
   * The target with the patch applied.
   *
   * @param target what {@link JsonText#read} gives; stays as it is
   */
  public static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
    if (!(patch instanceof Map<?, ?> changes)) {
      return patch;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> present) {
      present.forEach((name, value) -> merged.put(String.valueOf(name), value));
    }
    changes.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          if (value == null) {
            merged.remove(key);
          } else {
            merged.put(key, apply(merged.get(key), value));
          }
        });
    return merged;
  }
}
