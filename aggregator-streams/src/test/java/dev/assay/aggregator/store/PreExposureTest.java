package dev.assay.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Attribution;
import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.attribution.Plan;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.MemoryCells;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.DigestStore;
import dev.assay.schemas.summary.RatioMoments;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What units did before their exposure, against all their events at once. */
class PreExposureTest {

  static {
    TrustedRecords.install();
  }

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  /** A day of it is kept for what comes late, the rest is the past. */
  private static final long WINDOW = 5 * DAY;

  private static final Limits LIMITS =
      new Limits(Duration.ofDays(1), 4096, Duration.ofDays(5), Duration.ofDays(90));
  private static final List<String> VARIANTS = List.of("a", "b");
  private static final DigestStore NO_DIGEST =
      new DigestStore() {
        @Override
        public void put(int group, ByteBuffer digests) {
          throw new AssertionError("No metric has a sketch");
        }

        @Override
        public @Nullable ByteBuffer get(int group) {
          return null;
        }
      };

  /** One event of a unit, or its assignment, when it comes to be read. */
  private record Arrival(long at, String unit, @Nullable Observation observation, long time) {}

  private final Map<CellKey, Cell> cells = new HashMap<>();
  private final Map<String, byte[]> stored = new HashMap<>();
  private final MemoryParts parts = new MemoryParts();

  @Property(tries = 100)
  void pairsAreThoseOfAllEvents(@ForAll long seed) {
    cells.clear();
    stored.clear();
    parts.stored().clear();
    Random random = new Random(seed);
    Plan plan = Plan.of(experiment());
    Map<String, List<Observation>> events = new HashMap<>();
    Map<String, Long> exposures = new HashMap<>();
    List<Arrival> arrivals = arrivals(random, events, exposures);

    fold(random, plan, arrivals);

    for (String variant : VARIANTS) {
      RatioMoments sums = new RatioMoments();
      RatioMoments means = new RatioMoments();
      exposures.forEach(
          (unit, exposure) -> {
            if (variant.equals(variant(unit))) {
              List<Observation> own = events.getOrDefault(unit, List.of());
              double[] before = values(own, exposure - WINDOW, exposure);
              double[] after = values(own, exposure, Long.MAX_VALUE);
              sums.add(sum(after), sum(before));
              if (after.length > 0) {
                means.add(mean(after), mean(before));
              }
            }
          });
      CellKey key = new CellKey("voices", Window.TOTAL, variant, Slice.ALL);
      Cell cell = cells.getOrDefault(key, Cell.empty(Window.TOTAL, plan.metrics(), 1));
      List<MetricSummary> metrics = cell.toSummary(key, metric -> NO_DIGEST).getMetrics();
      assertSame(metrics.get(0), sums);
      assertSame(metrics.get(1), means);
      assertThat(metrics.get(2).getPairs()).isNull();
    }
    cells.forEach(
        (key, cell) -> {
          if (!key.window().equals(Window.TOTAL)) {
            assertThat(cell.toSummary(key, metric -> NO_DIGEST).getMetrics())
                .allSatisfy(metric -> assertThat(metric.getPairs()).isNull());
          }
        });
  }

  /** In the order of arrival, written and read again in between. */
  private void fold(Random random, Plan plan, List<Arrival> arrivals) {
    Attribution attribution =
        new Attribution(Map.of("voices", plan), new MemoryCells(cells, 1), LIMITS);
    SubjectCodec codec = new SubjectCodec();
    Map<String, Subject> held = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Subject subject =
          held.computeIfAbsent(
              arrival.unit(),
              unit -> {
                byte[] bytes = stored.get(unit);
                return bytes == null ? new Subject() : codec.read(unit, bytes, parts);
              });
      if (arrival.observation() == null) {
        attribution.assign(
            subject,
            new UnitId(UnitType.CUSTOMER, arrival.unit()),
            "voices",
            new AssignmentFact(
                "assignment of " + arrival.time(),
                arrival.time(),
                variant(arrival.unit()),
                Map.of()));
      } else {
        attribution.observe(subject, arrival.observation());
      }
      if (random.nextInt(10) == 0) {
        attribution.fold();
        held.forEach((unit, known) -> stored.put(unit, codec.write(unit, known, parts)));
        held.clear();
      }
    }
    attribution.fold();
  }

  /** Three weeks of events of a few units, each up to 20 hours late, some of them twice. */
  private static List<Arrival> arrivals(
      Random random, Map<String, List<Observation>> events, Map<String, Long> exposures) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String unit = "unit-" + i;
      List<Observation> own = new ArrayList<>();
      for (int j = random.nextInt(60); j > 0; j--) {
        long time = START + random.nextLong(21 * DAY);
        Observation observation =
            new Observation(
                new EventId(i, j), time, null, Stream.MEASUREMENTS, "", random.nextInt(1, 100));
        own.add(observation);
        for (int copies = random.nextInt(4) == 0 ? 2 : 1; copies > 0; copies--) {
          arrivals.add(new Arrival(time + random.nextLong(20 * HOUR), unit, observation, time));
        }
      }
      events.put(unit, own);
      if (random.nextInt(5) > 0) {
        long first = START + 10 * DAY + random.nextLong(5 * DAY);
        exposures.put(unit, first);
        for (long time : new long[] {first, first + random.nextLong(10 * HOUR), first + 3 * DAY}) {
          arrivals.add(new Arrival(time + random.nextLong(20 * HOUR), unit, null, time));
        }
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals;
  }

  private static String variant(String unit) {
    return VARIANTS.get(Math.floorMod(unit.hashCode(), 2));
  }

  private static double[] values(List<Observation> events, long from, long until) {
    return events.stream()
        .filter(event -> event.time() >= from && event.time() < until)
        .mapToDouble(event -> event.number(0))
        .toArray();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : sum(values) / values.length;
  }

  private static void assertSame(MetricSummary summary, RatioMoments expected) {
    RatioMoments found = RatioMoments.of(Objects.requireNonNull(summary.getPairs()));
    assertThat(summary.getState()).isEqualTo(found.numerators().toState());
    assertThat(found.count()).isEqualTo(expected.count());
    assertThat(figures(found)).containsExactly(figures(expected), offset(1e-9));
  }

  private static double[] figures(RatioMoments moments) {
    return moments.count() < 2
        ? new double[] {moments.numeratorSum(), moments.denominatorSum()}
        : new double[] {
          moments.numeratorSum(),
          moments.denominatorSum(),
          moments.numeratorVariance(),
          moments.denominatorVariance(),
          moments.covariance()
        };
  }

  private static Experiment experiment() {
    return Experiment.newBuilder()
        .setId("voices")
        .setVersion(1)
        .setName("voices")
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(VARIANTS.stream().map(PreExposureTest::variantOf).toList())
        .setMetrics(
            List.of(
                metric("sum", MetricType.COUNT, Aggregation.SUM),
                metric("mean", MetricType.CONTINUOUS, Aggregation.MEAN),
                metric("any", MetricType.BINARY, Aggregation.RATE)))
        .setPrimaryMetric("sum")
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(100)
        .setCreatedAt(Instant.EPOCH)
        .setPhases(List.of(new Phase(Instant.EPOCH, null)))
        .setPreExposureWindowMs(WINDOW)
        .build();
  }

  private static Variant variantOf(String id) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(id.equals("a"))
        .setTrafficBasisPoints(5000)
        .build();
  }

  private static MetricDefinition metric(String name, MetricType type, Aggregation aggregation) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setSource(new MetricSource(EventStream.MEASUREMENTS, List.of(), "value"))
        .build();
  }
}
