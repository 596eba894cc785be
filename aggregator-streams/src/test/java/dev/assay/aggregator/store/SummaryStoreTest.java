package dev.assay.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.PreciseSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryStoreTest {

  static {
    TrustedRecords.install();
  }

  private static final int GROUPS = 2;
  private static final List<Metric> METRICS =
      List.of(
          Metric.of(
              MetricDefinition.newBuilder()
                  .setName("latency")
                  .setType(MetricType.CONTINUOUS)
                  .setAggregation(Aggregation.P95)
                  .setSource(new MetricSource(EventStream.LATENCIES, List.of(), "milliseconds"))
                  .build(),
              false));

  private @TempDir Path directory;
  private TopologyTestDriver driver;

  /** What the next record does; the driver commits after it. */
  private Consumer<WriteBackStore<SummaryKey, Summary>> step = store -> {};

  @BeforeEach
  void start() {
    Topology topology = new Topology();
    topology.addSource("read", new StringDeserializer(), new StringDeserializer(), "input");
    topology.addProcessor("keep", new Supplier(), "read");
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(topology, config);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void keysAreThoseThatStandWrittenOrNot() {
    CellKey first = key("a", 0);
    CellKey second = key("a", 60_000);
    CellKey other = key("b", 0);
    commit(
        store -> {
          put(store, second, 1);
          put(store, other, 1);
        });
    commit(
        store -> {
          put(store, first, 1);
          assertThat(SummaryRanges.of(store, "a", WindowSize.MINUTE))
              .containsExactly(first, second);
          store.delete(second);
          assertThat(SummaryRanges.of(store, "a", WindowSize.MINUTE)).containsExactly(first);
          assertThat(SummaryRanges.of(store, "b")).containsExactly(other);
          assertThat(entries(store)).isEqualTo(2);
        });
    commit(store -> assertThat(SummaryRanges.of(store, "a")).containsExactly(first));
  }

  @Test
  void digestsAreReadAgainAndGoWithTheirCell() {
    CellKey cell = key("a", 0);
    CellKey longer = new CellKey("a", cell.window(), "control", new Slice("language", "hin"));
    commit(
        store -> {
          put(store, cell, 2000);
          put(store, longer, 2000);
        });
    commit(
        store -> {
          assertThat(entries(store)).isEqualTo(2 + 2 * GROUPS);
          assertThat(SummaryRanges.of(store, "a")).containsExactlyInAnyOrder(cell, longer);
          assertThat(p95(store, cell)).isBetween(1880.0, 1920.0);
          // One unit more changes the buffer of one group, and no digest.
          add(store, cell, 1);
        });
    commit(store -> assertThat(count(store, cell)).isEqualTo(2001));
    commit(store -> store.delete(cell));
    commit(
        store -> {
          assertThat(entries(store)).isEqualTo(1 + GROUPS);
          assertThat(count(store, longer)).isEqualTo(2000);
        });
  }

  @Test
  void whatIsDoneBeforeWritingIsWrittenWithIt() {
    CellKey cell = key("a", 0);
    List<Integer> order = new ArrayList<>();
    commit(
        store -> {
          store.beforeWrite(
              () -> {
                order.add(order.size());
                put(store, cell, 3);
              });
          assertThat(entries(store)).isZero();
        });
    assertThat(order).isNotEmpty();
    commit(store -> assertThat(count(store, cell)).isEqualTo(3L * order.size()));
  }

  @Test
  void readsWhatIsSelected() {
    commit(
        store -> {
          for (long start : new long[] {-60_000, 0, 60_000, 120_000}) {
            put(store, key("a", start), 2000);
          }
        });
    commit(
        store -> {
          Selection all = Selection.all("a", WindowSize.MINUTE);
          assertThat(starts(store, all)).containsExactly(-60_000L, 0L, 60_000L, 120_000L);
          assertThat(starts(store, within(0, 120_000))).containsExactly(0L, 60_000L);
          assertThat(starts(store, within(1, 60_000))).isEmpty();
          assertThat(starts(store, of(Set.of("control"), Set.of()))).hasSize(4);
          assertThat(starts(store, of(Set.of("other"), Set.of()))).isEmpty();
          StoredSummaries stored = new StoredSummaries(store);
          assertThat(stored.read(of(Set.of(), Set.of("other")), Long.MAX_VALUE))
              .hasValueSatisfying(
                  answer ->
                      assertThat(answer.cells())
                          .hasSize(4)
                          .allMatch(cell -> cell.getMetrics().isEmpty()));
          long size = stored.read(all, Long.MAX_VALUE).orElseThrow().size();
          assertThat(stored.read(all, size)).isPresent();
          assertThatThrownBy(() -> stored.read(all, size - 1))
              .isInstanceOf(AnswerTooLargeException.class);
        });
  }

  @Test
  void aCopyThatHasACommitInPartIsNotRead() {
    commit(store -> put(store, key("a", 0), 1));
    commit(
        store -> {
          StoredSummaries stored = new StoredSummaries(store);
          Selection all = Selection.all("a", WindowSize.MINUTE);
          Bytes first = SummaryKeys.EDGES.before();
          byte[] whole = store.wrapped().get(first);
          assertThat(whole).isEqualTo(store.wrapped().get(SummaryKeys.EDGES.after())).isNotNull();
          // As a changelog brings the next commit: its first entry, then the others.
          store.wrapped().put(first, new byte[Long.BYTES]);
          assertThat(stored.read(all, Long.MAX_VALUE)).isEmpty();
          store.wrapped().put(first, whole);
          assertThat(stored.read(all, Long.MAX_VALUE)).isPresent();
        });
  }

  @Test
  void whatIsDoneAtomicallyIsOneCommit() {
    CellKey cell = key("a", 0);
    commit(
        store -> {
          store.atomically(
              () -> {
                put(store, cell, 1);
                store.flushCache();
                assertThat(
                        new StoredSummaries(store)
                            .read(Selection.all("a", WindowSize.MINUTE), Long.MAX_VALUE))
                    .isEmpty();
                store.delete(cell);
                put(store, cell, 2);
              });
          assertThat(count(store, cell)).isEqualTo(2);
        });
  }

  private static List<Long> starts(WriteBackStore<SummaryKey, Summary> store, Selection selection) {
    return new StoredSummaries(store)
        .read(selection, Long.MAX_VALUE).orElseThrow().cells().stream()
            .map(cell -> Objects.requireNonNull(cell.getWindowStart()).toEpochMilli())
            .toList();
  }

  private static Selection within(long from, long to) {
    return new Selection("a", WindowSize.MINUTE, from, to, Set.of(), Set.of());
  }

  private static Selection of(Set<String> variants, Set<String> metrics) {
    return new Selection("a", WindowSize.MINUTE, Long.MIN_VALUE, Long.MAX_VALUE, variants, metrics);
  }

  private void commit(Consumer<WriteBackStore<SummaryKey, Summary>> next) {
    step = next;
    driver
        .createInputTopic("input", new StringSerializer(), new StringSerializer())
        .pipeInput("key", "value");
  }

  private static CellKey key(String experiment, long start) {
    return new CellKey(
        experiment, new Window(WindowSize.MINUTE, start), "control", new Slice("language", "hi"));
  }

  /** Units with the values 0, 1, 2 and so on. */
  private static void put(WriteBackStore<SummaryKey, Summary> store, CellKey key, int units) {
    for (int unit = 0; unit < units; unit++) {
      add(store, key, unit);
    }
  }

  private static void add(WriteBackStore<SummaryKey, Summary> store, CellKey key, int unit) {
    Cell cell = (Cell) store.change(key, () -> Cell.empty(key.window(), METRICS, GROUPS));
    UnitTotals totals =
        new UnitTotals(1, new PreciseSum(), 0, new PreciseSum(), new double[] {unit});
    cell.addUnit(METRICS, List.of(totals), "unit-" + unit);
  }

  private static double p95(WriteBackStore<SummaryKey, Summary> store, CellKey key) {
    return stored(store, key).quantile(0.95);
  }

  private static long count(WriteBackStore<SummaryKey, Summary> store, CellKey key) {
    return stored(store, key).count();
  }

  /** As queries read it. */
  private static GroupedQuantiles stored(WriteBackStore<SummaryKey, Summary> store, CellKey key) {
    return new StoredSummaries(store)
            .read(Selection.all(key.experimentId(), WindowSize.MINUTE), Long.MAX_VALUE)
            .orElseThrow()
            .cells()
            .stream()
            .filter(cell -> key.slice().value().equals(cell.getSliceValue()))
            .map(cell -> (QuantilesState) cell.getMetrics().getFirst().getState())
            .map(GroupedQuantiles::of)
            .findFirst()
            .orElseThrow();
  }

  /** Entries that were written, digests included, edges not. */
  private static long entries(WriteBackStore<SummaryKey, Summary> store) {
    return store.read(
        bytes -> {
          try (var all = bytes.all()) {
            long[] count = new long[1];
            all.forEachRemaining(entry -> count[0] += entry.key.get()[0] == 0 ? 0 : 1);
            return count[0];
          }
        });
  }

  private final class Supplier implements ProcessorSupplier<String, String, Void, Void> {

    @Override
    public Processor<String, String, Void, Void> get() {
      return new ContextualProcessor<>() {
        @Override
        public void process(Record<String, String> entry) {
          step.accept(context().getStateStore(Stores.SUMMARIES));
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(Stores.summaries());
    }
  }
}
