package dev.assay.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.aggregator.attribution.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails when an upgrade of Kafka Streams no longer writes back what a commit covers. */
class WriteBackStoreTest {

  private static final String INPUT = "input";

  private @TempDir Path directory;
  private final List<Integer> bytesAtEachRecord = new ArrayList<>();

  @Test
  void writesWhatChangedWhenTheTaskCommitsAndNotBefore() {
    Topology topology = new Topology();
    topology.addSource("read", new StringDeserializer(), new StringDeserializer(), INPUT);
    topology.addProcessor("keep", new Supplier(), "read");
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, config)) {
      var input = driver.createInputTopic(INPUT, new StringSerializer(), new StringSerializer());
      // The driver commits after each record, as a task does at its interval.
      input.pipeInput("a", "");
      input.pipeInput("b", "");
      assertThat(bytesAtEachRecord).containsExactly(0, 1);
      assertThat(written(driver)).isEqualTo(2);
      assertThat(driver.producedTopicNames()).contains("test-units-by-subject-changelog");
    }
  }

  private static int written(TopologyTestDriver driver) {
    return written((WriteBackStore<?, ?>) driver.getStateStore(Stores.UNITS));
  }

  private static int written(WriteBackStore<?, ?> store) {
    return store.read(
        bytes -> {
          int entries = 0;
          try (var all = bytes.all()) {
            while (all.hasNext()) {
              all.next();
              entries++;
            }
          }
          return entries;
        });
  }

  private final class Supplier implements ProcessorSupplier<String, String, Void, Void> {

    @Override
    public Processor<String, String, Void, Void> get() {
      return new ContextualProcessor<>() {
        @Override
        public void process(Record<String, String> entry) {
          WriteBackStore<String, Subject> store = context().getStateStore(Stores.UNITS);
          store.change(entry.key(), Subject::new);
          bytesAtEachRecord.add(written(store));
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(Stores.units(10));
    }
  }
}
