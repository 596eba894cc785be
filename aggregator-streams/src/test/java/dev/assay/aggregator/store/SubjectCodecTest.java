package dev.assay.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Before;
import dev.assay.aggregator.attribution.Participation;
import dev.assay.aggregator.attribution.Past;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.observation.EventId;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.observation.Stream;
import dev.assay.aggregator.observation.Timeline;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.summary.PreciseSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class SubjectCodecTest {

  private static final double[] NUMBERS = {
    Double.NaN, 0, -0.0, 1, -1, 63, 64, 1e9, 1L << 30, (1L << 30) + 1, 0.1, -1e150, 1e150, 4e-320
  };

  private static final List<Stream> STREAMS = List.of(Stream.values());

  private final MemoryParts parts = new MemoryParts();
  private final SubjectCodec codec = new SubjectCodec();

  @Property(tries = 200)
  void whatIsReadIsWhatWasWritten(@ForAll long seed) {
    Subject subject = subject(new Random(seed));
    byte[] bytes = codec.write("key", subject, parts);
    Subject read = codec.read("key", bytes, parts);

    assertThat(read.latest()).isEqualTo(subject.latest());
    assertThat(read.floor()).isEqualTo(subject.floor());
    assertThat(read.recent().stream().map(SubjectCodecTest::fields).toList())
        .isEqualTo(subject.recent().stream().map(SubjectCodecTest::fields).toList());
    assertThat(read.units().keySet()).containsExactlyElementsOf(subject.units().keySet());
    subject
        .units()
        .forEach(
            (unit, participations) ->
                assertThat(read.units().get(unit))
                    .usingRecursiveComparison()
                    .isEqualTo(participations));
    Map<Bytes, byte[]> written = Map.copyOf(parts.stored());
    parts.stored().clear();
    assertThat(codec.write("key", read, parts)).isEqualTo(bytes);
    assertThat(parts.stored()).as("nothing has changed").isEmpty();
    assertThat(written.keySet()).allMatch(codec::isPart);
  }

  @Property(tries = 200)
  void whatIsWrittenStepByStepIsReadWhole(@ForAll long seed) {
    Random random = new Random(seed);
    Subject subject = subject(random);
    byte[] bytes = codec.write("key", subject, parts);
    for (int step = random.nextInt(6); step > 0; step--) {
      Timeline timeline = subject.timeline();
      timeline.removeFirst(random.nextInt(3) > 0 ? 0 : random.nextInt(1 + timeline.size()));
      for (int i = random.nextInt(60); i > 0; i--) {
        timeline.add(observation(random, subject.latest() - random.nextLong(1 << 20)));
      }
      bytes = codec.write("key", subject, parts);
      if (random.nextBoolean()) {
        Subject read = codec.read("key", bytes, parts);
        assertThat(all(read)).isEqualTo(all(subject));
        subject = read;
      }
    }
    assertThat(all(codec.read("key", bytes, parts))).isEqualTo(all(subject));
    assertThat(parts.stored()).hasSize(subject.timeline().size() / 32);
    parts.stored().clear();
  }

  @Test
  void ofManyObservationsTheLastFewAreWrittenAgain() {
    Random random = new Random(1);
    Subject subject = new Subject();
    for (int i = 0; i < 320; i++) {
      subject.timeline().add(observation(random, i));
    }
    int whole = codec.write("key", subject, parts).length;
    assertThat(parts.stored()).hasSize(10);
    parts.stored().clear();
    subject.timeline().add(observation(random, 320));
    assertThat(codec.write("key", subject, parts).length).isBetween(whole, whole + 200);
    assertThat(parts.stored()).isEmpty();
    subject.timeline().add(observation(random, 300));
    codec.write("key", subject, parts);
    assertThat(parts.stored()).hasSize(1);
  }

  private static List<?> all(Subject subject) {
    return subject.recent().stream().map(SubjectCodecTest::fields).toList();
  }

  @Test
  void anotherFormIsRefused() {
    assertThatThrownBy(() -> codec.read("anna", new byte[] {1}, parts))
        .hasMessage("Unknown form 1 of subject anna; this version reads 4");
  }

  /** Numbers by their bits, of which NaN has one pattern here. */
  private static List<?> fields(Observation observation) {
    return Arrays.asList(
        observation.id(),
        observation.time(),
        observation.sessionId(),
        observation.stream(),
        observation.label(),
        IntStream.range(0, observation.stream().fields().size())
            .mapToObj(field -> Double.doubleToRawLongBits(observation.number(field)))
            .toList());
  }

  private static Subject subject(Random random) {
    Timeline recent = new Timeline();
    long time = random.nextLong(1L << 41);
    for (int i = random.nextInt(120); i > 0; i--) {
      time += random.nextInt(3) * random.nextLong(1 << 20);
      recent.add(observation(random, time));
    }
    Map<UnitId, Map<String, Participation>> units = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Map<String, Participation> participations = new LinkedHashMap<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        participations.put("experiment" + j, participation(random));
      }
      units.put(
          new UnitId(random.nextBoolean() ? UnitType.CUSTOMER : UnitType.SESSION, "unit" + i),
          participations);
    }
    return new Subject(recent, units, time, random.nextLong(), Past.empty());
  }

  private static Observation observation(Random random, long time) {
    Stream stream = STREAMS.get(random.nextInt(STREAMS.size()));
    double[] numbers = new double[stream.fields().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = NUMBERS[random.nextInt(NUMBERS.length)];
    }
    return new Observation(
        new EventId(random.nextLong(), random.nextLong()),
        time,
        random.nextInt(4) == 0 ? null : "session" + random.nextInt(2),
        stream,
        random.nextInt(4) == 0 ? "" : "label \u0939\u093f " + random.nextInt(3),
        numbers);
  }

  private static Participation participation(Random random) {
    List<AssignmentFact> assignments = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      assignments.add(
          new AssignmentFact(
              "event" + random.nextInt(), random.nextLong(), "b", Map.of("language", "hi")));
    }
    List<UnitTotals> settled = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      PreciseSum sum = new PreciseSum();
      sum.add(1e20);
      sum.add(random.nextDouble());
      settled.add(
          new UnitTotals(
              random.nextInt(9), sum, random.nextInt(9), new PreciseSum(), new double[] {0.5, 2}));
    }
    Before before =
        random.nextBoolean() ? Before.NONE : new Before(random.nextLong(), new double[] {0, 2.5});
    return new Participation(assignments, settled, before);
  }
}
