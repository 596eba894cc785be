package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records as (key, position of the topic, bytes): they are decoded after they were sent to the task
 * of their key, since no other form is as cheap to send.
 */
final class RawRecords implements KafkaRecordDeserializationSchema<Tuple3<String, Byte, byte[]>> {

  private static final List<String> TOPICS = Topics.BY_SUBJECT.stream().map(Topic::name).toList();

  static List<String> topics() {
    return TOPICS;
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> entry, Collector<Tuple3<String, Byte, byte[]>> out) {
    out.collect(
        Tuple3.of(
            new String(entry.key(), StandardCharsets.UTF_8),
            (byte) TOPICS.indexOf(entry.topic()),
            entry.value()));
  }

  @Override
  public TypeInformation<Tuple3<String, Byte, byte[]>> getProducedType() {
    return Types.TUPLE(
        Types.STRING, Types.BYTE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }
}
