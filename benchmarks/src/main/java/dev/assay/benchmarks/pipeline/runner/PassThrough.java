package dev.assay.benchmarks.pipeline.runner;

import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** A topology that decodes each record and counts it: what Kafka Streams alone costs. */
public final class PassThrough {

  private PassThrough() {}

  public static void main(String[] arguments) {
    RunnerSettings settings = RunnerSettings.of(arguments);
    LongAdder read = new LongAdder();
    CountServer.start(settings.port(), () -> Map.of(CountServer.RECORDS, read.sum()));
    StreamsRun.start(topology(settings.registryUrl(), read), settings);
  }

  private static Topology topology(String registryUrl, LongAdder read) {
    AvroSerdes serdes = new AvroSerdes(registryUrl);
    Topology topology = new Topology();
    for (Topic<? extends SpecificRecord> topic : Topics.BY_SUBJECT) {
      topology.addSource(
          AutoOffsetReset.earliest(),
          topic.name(),
          new StringDeserializer(),
          serdes.deserializer(topic),
          topic.name());
    }
    List<String> sources = Topics.BY_SUBJECT.stream().map(Topic::name).toList();
    topology.addProcessor("count", () -> new Count(read), sources.toArray(String[]::new));
    return topology;
  }

  private record Count(LongAdder read) implements Processor<String, SpecificRecord, Void, Void> {
    @Override
    public void process(Record<String, SpecificRecord> entry) {
      read.increment();
    }
  }
}
