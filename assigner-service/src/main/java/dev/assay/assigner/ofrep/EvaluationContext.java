package dev.assay.assigner.ofrep;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MalformedJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads whom a call evaluates for. The targeting key is the customer id, or with {@code anonymous}
 * the session id. Every other scalar is an attribute, numbers as they are written; nested values
 * and nulls are none.
 */
final class EvaluationContext {

  private static final String CONTEXT = "context";
  private static final String TARGETING_KEY = "targetingKey";
  private static final String SESSION_ID = "session_id";
  private static final String ANONYMOUS = "anonymous";
  private static final Set<String> NO_ATTRIBUTES = Set.of(TARGETING_KEY, SESSION_ID, ANONYMOUS);
  private static final int LONGEST_VALUE = 100;

  private EvaluationContext() {}

  /**
   * Reads the body of a call.
   *
   * @throws InvalidCall if it is not JSON or the context is not allowed
   */
  static Subject read(@Nullable String body) {
    List<Violation> violations = new ArrayList<>();
    Object json = json(body);
    Fields context = Fields.of(json, violations).object(CONTEXT);
    refuse(violations);
    if (context == null
        || !(json instanceof Map<?, ?> call)
        || !(call.get(CONTEXT) instanceof Map<?, ?> properties)) {
      throw new InvalidCall(ErrorCode.INVALID_CONTEXT, "context is required: a JSON object");
    }
    Object targetingKey = properties.get(TARGETING_KEY);
    if (targetingKey == null || (targetingKey instanceof String text && text.isBlank())) {
      throw new InvalidCall(
          ErrorCode.TARGETING_KEY_MISSING,
          "context.targetingKey is required: the customer id, or with \"anonymous\": true the"
              + " session id");
    }
    String key = context.optionalId(TARGETING_KEY);
    String sessionId = context.optionalId(SESSION_ID);
    boolean isAnonymous = context.flag(ANONYMOUS, false);
    if (isAnonymous && sessionId != null && !sessionId.equals(key)) {
      context.note(SESSION_ID, sessionId, "the targetingKey when anonymous is true, or left out");
    }
    Map<String, String> attributes = Fields.of(scalars(properties), violations).textsByName();
    refuse(violations);
    return isAnonymous
        ? new Subject(null, key, attributes)
        : new Subject(key, sessionId, attributes);
  }

  private static @Nullable Object json(@Nullable String body) {
    try {
      return JsonText.read(body == null ? "" : body);
    } catch (MalformedJson e) {
      throw new InvalidCall(ErrorCode.PARSE_ERROR, "The body is not JSON: " + e.getMessage());
    }
  }

  private static Map<String, String> scalars(Map<?, ?> properties) {
    Map<String, String> scalars = new LinkedHashMap<>();
    properties.forEach(
        (name, value) -> {
          boolean isScalar =
              value instanceof String || value instanceof Boolean || value instanceof BigDecimal;
          if (isScalar && !NO_ATTRIBUTES.contains(String.valueOf(name))) {
            scalars.put(String.valueOf(name), value.toString());
          }
        });
    return scalars;
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      String value = String.valueOf(first.value());
      throw new InvalidCall(
          ErrorCode.INVALID_CONTEXT,
          "%s is '%s'; it must be %s"
              .formatted(
                  first.field(),
                  value.length() > LONGEST_VALUE
                      ? value.substring(0, LONGEST_VALUE) + "..."
                      : value,
                  first.allowed()));
    }
  }
}
