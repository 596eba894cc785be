package dev.assay.aggregator.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

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
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.DigestStore;
import dev.assay.schemas.summary.Moments;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that are about a unit's least, greatest or first observations, against all events.
 */
class OneObservationMetricsTest {

  static {
    TrustedRecords.install();
  }

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long CONVERSION_WINDOW = 2 * DAY;
  private static final double CAP = DAY;
  private static final Limits LIMITS =
      new Limits(Duration.ofDays(1), 4096, Duration.ZERO, Duration.ofDays(90));
  private static final List<String> VARIANTS = List.of("a", "b");
  private static final List<String> STAGES = List.of("engagement", "conversion", "other");
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

  /** An event of a unit, or its assignment to a variant, when it comes to be read. */
  private record Arrival(
      long at, String unit, @Nullable Observation observation, @Nullable AssignmentFact fact) {}

  /** A unit's events in a window, or all of them. */
  private record Part(String variant, long exposure, List<Observation> events) {}

  private final Map<CellKey, Cell> cells = new HashMap<>();

  /** Out of order, twice, settled a day later, and taken out when the unit crosses over. */
  @Property(tries = 200)
  void valuesAreThoseOfAllEvents(@ForAll long seed) {
    cells.clear();
    Random random = new Random(seed);
    Plan plan = Plan.of(experiment());
    boolean crossing = random.nextBoolean();
    List<Arrival> arrivals = arrivals(random, crossing);

    fold(random, plan, arrivals);

    Map<CellKey, List<Part>> parts = parts(arrivals);
    Set<CellKey> keys = new HashSet<>(parts.keySet());
    keys.addAll(cells.keySet());
    // Windows that were closed stay as they are when a unit crosses over later.
    keys.removeIf(
        key ->
            key.equals(CellKey.crossovers("journey"))
                || (key.window().size() != WindowSize.TOTAL
                    && (crossing || key.window().size() != WindowSize.DAY)));
    for (CellKey key : keys) {
      Cell cell = cells.getOrDefault(key, Cell.empty(key.window(), plan.metrics(), 1));
      List<MetricSummary> metrics = cell.toSummary(key, metric -> NO_DIGEST).getMetrics();
      List<Part> own = parts.getOrDefault(key, List.of());
      assertSame(key, metrics.get(0), own.stream().map(part -> scores(part).min()));
      assertSame(key, metrics.get(1), own.stream().map(part -> scores(part).max()));
      assertSame(key, metrics.get(2), own.stream().map(part -> between(part.events())));
      assertSame(key, metrics.get(3), own.stream().map(OneObservationMetricsTest::boundedBetween));
    }
  }

  private static DoubleStream scores(Part part) {
    return part.events().stream()
        .filter(event -> event.stream() == Stream.SENTIMENTS)
        .mapToDouble(event -> event.number(0));
  }

  private static OptionalDouble between(List<Observation> events) {
    OptionalLong from = first(events, "engagement");
    OptionalLong until = first(events, "conversion");
    return from.isPresent() && until.isPresent() && until.getAsLong() >= from.getAsLong()
        ? OptionalDouble.of((double) (until.getAsLong() - from.getAsLong()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble boundedBetween(Part part) {
    OptionalDouble time =
        between(
            part.events().stream()
                .filter(event -> event.time() <= part.exposure() + CONVERSION_WINDOW)
                .toList());
    return time.isPresent() ? OptionalDouble.of(Math.min(CAP, time.getAsDouble())) : time;
  }

  private static OptionalLong first(List<Observation> events, String stage) {
    return events.stream()
        .filter(event -> event.label().equals(stage))
        .mapToLong(Observation::time)
        .min();
  }

  private void fold(Random random, Plan plan, List<Arrival> arrivals) {
    Attribution attribution =
        new Attribution(Map.of("journey", plan), new MemoryCells(cells, 1), LIMITS);
    Map<String, Subject> subjects = new HashMap<>();
    for (Arrival arrival : arrivals) {
      Subject subject = subjects.computeIfAbsent(arrival.unit(), any -> new Subject());
      if (arrival.fact() != null) {
        attribution.assign(
            subject, new UnitId(UnitType.CUSTOMER, arrival.unit()), "journey", arrival.fact());
      } else if (arrival.observation() != null) {
        attribution.observe(subject, arrival.observation());
      }
      if (random.nextInt(3) == 0) {
        attribution.fold();
      }
    }
    attribution.fold();
  }

  /** Ten days of events of a few units, each up to 20 hours late, some of them twice. */
  private static List<Arrival> arrivals(Random random, boolean crossing) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String unit = "unit-" + i;
      for (int j = random.nextInt(20); j > 0; j--) {
        Observation observation = observation(random, i, j);
        for (int copies = random.nextInt(4) == 0 ? 2 : 1; copies > 0; copies--) {
          long at = observation.time() + random.nextLong(20 * HOUR);
          arrivals.add(new Arrival(at, unit, observation, null));
        }
      }
      int assignments = random.nextInt(3);
      for (int j = 0; j < assignments; j++) {
        long time = START - DAY / 2 + random.nextLong(4 * DAY);
        String variant = VARIANTS.get(crossing && random.nextInt(4) == 0 ? 1 - i % 2 : i % 2);
        arrivals.add(
            new Arrival(
                time + random.nextLong(20 * HOUR),
                unit,
                null,
                new AssignmentFact(unit + "-" + j, time, variant, Map.of())));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals;
  }

  private static Observation observation(Random random, int unit, int number) {
    // On few days, so that what is late overtakes; coarse, so that several happen at one time.
    long time = START + random.nextLong(3) * 3 * DAY + random.nextLong(24) * HOUR;
    EventId id = new EventId(unit, number);
    return random.nextInt(3) == 0
        ? new Observation(
            id, time, null, Stream.SENTIMENTS, "", random.nextDouble(-1, 1), Double.NaN, Double.NaN)
        : new Observation(id, time, null, Stream.FUNNEL, STAGES.get(random.nextInt(STAGES.size())));
  }

  private static Map<CellKey, List<Part>> parts(List<Arrival> arrivals) {
    Map<CellKey, List<Part>> parts = new HashMap<>();
    Map<String, List<Arrival>> byUnit = new HashMap<>();
    arrivals.forEach(
        arrival -> byUnit.computeIfAbsent(arrival.unit(), any -> new ArrayList<>()).add(arrival));
    byUnit.forEach(
        (unit, own) -> {
          List<AssignmentFact> facts =
              own.stream()
                  .filter(arrival -> arrival.fact() != null)
                  .map(arrival -> Objects.requireNonNull(arrival.fact()))
                  .toList();
          if (facts.stream().map(AssignmentFact::variantId).distinct().count() == 1) {
            long exposure = facts.stream().mapToLong(AssignmentFact::time).min().orElseThrow();
            String variant = facts.getFirst().variantId();
            Map<EventId, Observation> events = new HashMap<>();
            own.forEach(
                arrival -> {
                  Observation event = arrival.observation();
                  if (event != null && event.time() >= exposure) {
                    events.put(event.id(), event);
                  }
                });
            Map<Window, List<Observation>> byWindow = new HashMap<>();
            byWindow.put(Window.TOTAL, List.copyOf(events.values()));
            byWindow.put(Window.of(WindowSize.DAY, exposure), new ArrayList<>());
            events
                .values()
                .forEach(
                    event ->
                        byWindow
                            .computeIfAbsent(
                                Window.of(WindowSize.DAY, event.time()), any -> new ArrayList<>())
                            .add(event));
            byWindow.forEach(
                (window, inside) ->
                    parts
                        .computeIfAbsent(
                            new CellKey("journey", window, variant, Slice.ALL),
                            any -> new ArrayList<>())
                        .add(new Part(variant, exposure, inside)));
          }
        });
    return parts;
  }

  private static void assertSame(
      CellKey key, MetricSummary summary, java.util.stream.Stream<OptionalDouble> expected) {
    Moments whole =
        Moments.of(
            expected
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray());
    Moments found = Moments.of((MomentsState) summary.getState());
    assertThat(found.count()).as("%s of %s", summary.getMetric(), key).isEqualTo(whole.count());
    assertThat(found.sum())
        .as("%s of %s", summary.getMetric(), key)
        .isEqualTo(whole.sum(), offset(1e-9));
    assertThat(found.m2()).isEqualTo(whole.m2(), offset(1e-9 * Math.max(1, whole.m2())));
  }

  private static Experiment experiment() {
    return Experiment.newBuilder()
        .setId("journey")
        .setVersion(1)
        .setName("journey")
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(
            VARIANTS.stream()
                .map(id -> Variant.newBuilder().setId(id).setTrafficBasisPoints(5000).build())
                .toList())
        .setMetrics(
            List.of(
                score("low", Aggregation.MIN).build(),
                score("high", Aggregation.MAX).build(),
                between("time_to_conversion").build(),
                between("bounded_time_to_conversion")
                    .setCap(CAP)
                    .setConversionWindowMs(CONVERSION_WINDOW)
                    .build()))
        .setPrimaryMetric("low")
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(100)
        .setCreatedAt(Instant.EPOCH)
        .setPhases(List.of(new Phase(Instant.EPOCH, null)))
        .build();
  }

  private static MetricDefinition.Builder score(String name, Aggregation aggregation) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(MetricType.CONTINUOUS)
        .setAggregation(aggregation)
        .setSource(new MetricSource(EventStream.SENTIMENTS, List.of(), "score"));
  }

  private static MetricDefinition.Builder between(String name) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(MetricType.CONTINUOUS)
        .setAggregation(Aggregation.TIME_BETWEEN)
        .setSource(new MetricSource(EventStream.FUNNEL, List.of("engagement"), null))
        .setDenominator(new MetricSource(EventStream.FUNNEL, List.of("conversion"), null));
  }
}
