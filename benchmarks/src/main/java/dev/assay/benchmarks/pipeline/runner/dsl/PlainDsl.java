package dev.assay.benchmarks.pipeline.runner.dsl;

import dev.assay.benchmarks.pipeline.runner.CountServer;
import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import dev.assay.benchmarks.pipeline.runner.StreamsRun;
import dev.assay.benchmarks.pipeline.runner.metric.MetricAggregate;
import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.benchmarks.pipeline.runner.metric.Readings;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Joins events with a table of exposures, spreads them over experiments and metrics, and aggregates
 * each by minute, or in total and by minute, hour and day. It does less than Assay: moments are
 * over events, not units; duplicates count; an event that comes before its assignment is lost.
 */
public final class PlainDsl {

  /**
   * The argument after the settings that asks for all that Assay keeps: totals and three windows.
   */
  public static final String ALL_WINDOWS = "all-windows";

  private static final String STORE = "aggregates";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** As far as upstream tasks drift apart while a backlog is read. */
  private static final Duration GRACE = Duration.ofHours(24);

  private PlainDsl() {}

  public static void main(String[] arguments) {
    RunnerSettings settings = RunnerSettings.of(arguments);
    KafkaStreams streams =
        StreamsRun.start(
            topology(new AvroSerdes(settings.registryUrl()), hasAllWindows(arguments)), settings);
    CountServer.start(settings.port(), () -> counts(streams));
  }

  private static boolean hasAllWindows(String[] arguments) {
    return arguments[arguments.length - 1].equals(ALL_WINDOWS);
  }

  private static Topology topology(AvroSerdes serdes, boolean allWindows) {
    StreamsBuilder builder = new StreamsBuilder();
    KGroupedStream<String, Attributed> grouped = grouped(builder, serdes);
    aggregate(grouped, MINUTE, STORE);
    if (allWindows) {
      aggregate(grouped, Duration.ofHours(1), "by-hour");
      aggregate(grouped, Duration.ofDays(1), "by-day");
      grouped.aggregate(
          () -> null,
          PlainDsl::add,
          Materialized.<String, MetricAggregate, KeyValueStore<Bytes, byte[]>>as("in-total")
              .withKeySerde(Serdes.String())
              .withValueSerde(DslSerdes.aggregates()));
    }
    return builder.build();
  }

  private static KGroupedStream<String, Attributed> grouped(
      StreamsBuilder builder, AvroSerdes serdes) {
    KTable<String, Exposures> exposures = exposures(builder, serdes);
    return Topics.BY_SUBJECT.stream()
        .filter(topic -> !topic.equals(Topics.ASSIGNMENTS))
        .map(topic -> events(builder, serdes, topic))
        .reduce(KStream::merge)
        .orElseThrow()
        .join(exposures, PlainDsl::spread)
        .flatMap((customer, attributed) -> attributed)
        .groupByKey(Grouped.with("by-metric", Serdes.String(), DslSerdes.attributed()));
  }

  private static void aggregate(
      KGroupedStream<String, Attributed> grouped, Duration window, String store) {
    grouped
        .windowedBy(TimeWindows.ofSizeAndGrace(window, GRACE))
        .aggregate(
            () -> null,
            PlainDsl::add,
            Materialized.<String, MetricAggregate, WindowStore<Bytes, byte[]>>as(store)
                .withKeySerde(Serdes.String())
                .withValueSerde(DslSerdes.aggregates())
                .withRetention(window.plus(GRACE)));
  }

  private static <V extends SpecificRecord> KStream<String, SpecificRecord> events(
      StreamsBuilder builder, AvroSerdes serdes, Topic<V> topic) {
    return builder.stream(topic.name(), Consumed.with(Serdes.String(), serdes.serde(topic)))
        .mapValues(SpecificRecord.class::cast);
  }

  private static KTable<String, Exposures> exposures(StreamsBuilder builder, AvroSerdes serdes) {
    return builder.stream(
            Topics.ASSIGNMENTS.name(),
            Consumed.with(Serdes.String(), serdes.serde(Topics.ASSIGNMENTS)))
        .groupByKey()
        .aggregate(
            Exposures::none,
            (String customer, Assignment assignment, Exposures known) -> known.with(assignment),
            Materialized.<String, Exposures, KeyValueStore<Bytes, byte[]>>as("exposures")
                .withKeySerde(Serdes.String())
                .withValueSerde(DslSerdes.exposures()));
  }

  private static List<KeyValue<String, Attributed>> spread(
      String customer, SpecificRecord event, Exposures exposures) {
    List<Reading> readings = Readings.of(event);
    long time = Readings.timeOf(event);
    List<KeyValue<String, Attributed>> attributed = new ArrayList<>();
    for (Exposures.Exposure exposure : exposures.list()) {
      if (time >= exposure.time()) {
        String variant = exposure.experimentId() + " " + exposure.variantId();
        for (Reading reading : readings) {
          String key = variant + " " + reading.metric().name();
          attributed.add(KeyValue.pair(key, new Attributed(reading, customer)));
        }
      }
    }
    return attributed;
  }

  private static MetricAggregate add(
      String key, Attributed attributed, @Nullable MetricAggregate known) {
    MetricAggregate aggregate =
        known == null ? MetricAggregate.empty(attributed.reading().metric(), 1) : known;
    aggregate.addEvent(attributed.reading(), attributed.unitId());
    return aggregate;
  }

  private static Map<String, Long> counts(KafkaStreams streams) {
    Map<String, Long> counts = new TreeMap<>();
    try (var windows =
        streams
            .store(
                StoreQueryParameters.fromNameAndType(
                    STORE, QueryableStoreTypes.<String, MetricAggregate>windowStore()))
            .all()) {
      windows.forEachRemaining(
          window -> counts.merge(window.key.key(), window.value.observations(), Long::sum));
    }
    return counts;
  }
}
