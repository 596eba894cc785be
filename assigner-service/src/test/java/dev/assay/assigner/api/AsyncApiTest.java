package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private final Map<?, ?> document =
      (Map<?, ?>) Objects.requireNonNull(JsonText.read(JsonText.write(AsyncApi.document())));

  @Test
  void hasEachTopicWithItsSchema() {
    Map<?, ?> channels = map(document, "channels");
    assertThat(channels).hasSameSizeAs(Topics.ALL);
    for (Topic<? extends SpecificRecord> topic : Topics.ALL) {
      Map<?, ?> channel =
          channels.values().stream()
              .map(one -> (Map<?, ?>) one)
              .filter(one -> topic.name().equals(one.get("address")))
              .findFirst()
              .orElseThrow();
      Map<?, ?> message = map(map(channel, "messages"), topic.valueType().getSimpleName());
      String schema = JsonText.write(map(message, "payload").get("schema"));
      assertThat(new Schema.Parser().parse(schema)).isEqualTo(topic.schema());
    }
  }

  @Test
  void eachOperationIsOfAChannel() {
    Map<?, ?> channels = map(document, "channels");
    Map<?, ?> operations = map(document, "operations");
    assertThat(operations).hasSameSizeAs(channels);
    assertThat(operations.containsKey("receive_sessions")).isTrue();
    assertThat(operations.containsKey("send_dead_letters")).isTrue();
    for (Object operation : operations.values()) {
      String reference = String.valueOf(map((Map<?, ?>) operation, "channel").get("$ref"));
      assertThat(channels.containsKey(reference.substring("#/channels/".length()))).isTrue();
    }
  }

  private static Map<?, ?> map(Map<?, ?> of, String name) {
    return (Map<?, ?>) Objects.requireNonNull(of.get(name), name);
  }
}
