package dev.assay.assigner.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value that was not allowed is told back: short, whatever was sent. */
final class Echo {

  private static final int LONGEST = 100;

  private Echo() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String text && text.length() > LONGEST) {
      return text.substring(0, LONGEST) + "...";
    }
    if (value instanceof Map<?, ?>) {
      return "an object";
    }
    return value instanceof List<?> list ? "a list of " + list.size() : value;
  }
}
