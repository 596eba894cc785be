package dev.assay.assigner.api;

import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.topic.Partitioning;
import dev.assay.schemas.topic.Retention;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topics as an AsyncAPI 3.0 document, made of their declarations and schemas.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">the specification</a>
 */
final class AsyncApi {

  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";

  /** Those that others write. */
  private static final Set<Topic<? extends SpecificRecord>> EVENTS =
      Set.of(
          Topics.SESSIONS,
          Topics.LATENCIES,
          Topics.FUNNEL,
          Topics.SENTIMENTS,
          Topics.RETRIEVALS,
          Topics.MEASUREMENTS);

  private AsyncApi() {}

  static Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> channels = new LinkedHashMap<>();
    Map<String, @Nullable Object> operations = new LinkedHashMap<>();
    for (Topic<? extends SpecificRecord> topic : Topics.ALL) {
      String id = id(topic);
      boolean received = EVENTS.contains(topic);
      channels.put(id, channel(topic));
      operations.put(
          (received ? "receive_" : "send_") + id,
          Map.of("action", received ? "receive" : "send", "channel", ref("#/channels/" + id)));
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.0.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Assay's topics",
            "version",
            "1",
            "description",
            "Events that Assay receives, and what it says of them. Keys are UTF-8 texts; values are"
                + " Avro in Confluent's wire format: a zero byte, the schema's id in four bytes,"
                + " and the record."));
    document.put("defaultContentType", "avro/binary");
    document.put("channels", channels);
    document.put("operations", operations);
    return document;
  }

  private static Map<String, @Nullable Object> channel(Topic<? extends SpecificRecord> topic) {
    String message = topic.valueType().getSimpleName();
    Map<String, @Nullable Object> channel = new LinkedHashMap<>();
    channel.put("address", topic.name());
    channel.put("description", topic.schema().getDoc());
    channel.put("messages", Map.of(message, message(topic)));
    channel.put("bindings", Map.of("kafka", kafka(topic)));
    return channel;
  }

  private static Map<String, @Nullable Object> message(Topic<? extends SpecificRecord> topic) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("name", topic.valueType().getSimpleName());
    message.put("contentType", "avro/binary");
    message.put(
        "payload",
        Map.of("schemaFormat", AVRO, "schema", JsonText.read(topic.schema().toString())));
    message.put(
        "bindings",
        Map.of(
            "kafka",
            Map.of(
                "key",
                Map.of("type", "string", "description", key(topic)),
                "schemaIdLocation",
                "payload",
                "schemaIdPayloadEncoding",
                "confluent",
                "bindingVersion",
                "0.5.0")));
    return message;
  }

  private static Map<String, @Nullable Object> kafka(Topic<? extends SpecificRecord> topic) {
    Map<String, @Nullable Object> kafka = new LinkedHashMap<>();
    kafka.put("topic", topic.name());
    if (topic.partitioning() == Partitioning.SINGLE) {
      kafka.put("partitions", 1);
    }
    kafka.put(
        "topicConfiguration",
        topic.retention() instanceof Retention.Compacted
            ? Map.of("cleanup.policy", List.of("compact"))
            : Map.of("cleanup.policy", List.of("delete"), "retention.ms", -1));
    kafka.put("bindingVersion", "0.5.0");
    return kafka;
  }

  private static String key(Topic<? extends SpecificRecord> topic) {
    if (topic.partitioning() == Partitioning.CO_PARTITIONED_BY_SUBJECT) {
      return "The customer's id, or the session's when it is anonymous.";
    }
    return topic.equals(Topics.DEAD_LETTERS)
        ? "The key of the record that could not be counted."
        : "The experiment's id.";
  }

  /** The part of the name that is the topic's own: {@code assay.sessions.v1} is sessions. */
  private static String id(Topic<? extends SpecificRecord> topic) {
    return topic.name().split("\\.", -1)[1].replace('-', '_');
  }

  private static Map<String, @Nullable Object> ref(String path) {
    return Map.of("$ref", path);
  }
}
