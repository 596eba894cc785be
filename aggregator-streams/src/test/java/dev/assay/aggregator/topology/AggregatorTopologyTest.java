package dev.assay.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.store.Stores;
import dev.assay.aggregator.store.WriteBackStore;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DeadLetterReason;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.summary.DigestStore;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregatorTopologyTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Path GOLDEN = Path.of("src", "test", "resources", "topology.txt");

  private @TempDir Path directory;
  private final List<String> heard = new ArrayList<>();
  private TopologyTestDriver driver;

  @BeforeEach
  void open() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(topology().build(), config, START);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  /**
   * Names of nodes and stores are names of committed positions and of changelogs: a change here
   * makes every running instance lose its state.
   */
  @Test
  void keepsItsNames() throws IOException {
    assertThat(topology().build().describe().toString()).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void isDrawnInTheDocsAsItIs() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "ARCHITECTURE.md")))
        .contains(Files.readString(GOLDEN).strip());
  }

  @Test
  void countsWhatCameBeforeTheAssignmentAndBeforeTheDefinition() {
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e2", "c", 3));
    send(Topics.EXPERIMENTS, "x", experiment());
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(clicks("b").sum()).isEqualTo(2);
    assertThat(clicks("b").count()).isEqualTo(1);
  }

  @Test
  void forgetsADraftThatWasDeleted() {
    send(Topics.EXPERIMENTS, "x", experiment());
    var experiments = driver.getTimestampedKeyValueStore(AggregatorTopology.EXPERIMENTS);
    assertThat(experiments.get("x")).isNotNull();
    driver
        .createInputTopic(
            Topics.EXPERIMENTS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("x", null);
    assertThat(experiments.get("x")).isNull();
  }

  @Test
  void countsAnEventOnceHoweverOftenItComes() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    assertThat(clicks("b").sum()).isEqualTo(1);
  }

  @Test
  void manyAssignmentsOutsideOfThePhasesHideNoExposure() {
    send(Topics.EXPERIMENTS, "x", experiment());
    for (int second = -20; second < 0; second++) {
      send(Topics.ASSIGNMENTS, "c", assignment("early " + second, "c", "b", second));
    }
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    for (int second = -40; second < -20; second++) {
      send(Topics.ASSIGNMENTS, "c", assignment("earlier " + second, "c", "b", second));
    }
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    assertThat(clicks("b").sum()).isEqualTo(1);
  }

  @Test
  void takesACrossoverOutOfEverything() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.ASSIGNMENTS, "c", assignment("a2", "c", "a", 3));
    send(Topics.FUNNEL, "c", click("e2", "c", 4));
    assertThat(clicks("b").count()).isZero();
    assertThat(cell(CellKey.crossovers("x")).getUnits()).isEqualTo(1);
  }

  @Test
  void movesAnExposureThatAnEarlierAssignmentMoves() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.ASSIGNMENTS, "c", assignment("a2", "c", "b", 3));
    assertThat(clicks("b").sum()).isZero();
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    assertThat(clicks("b").sum()).isEqualTo(1);
    assertThat(clicks("b").count()).isEqualTo(1);
  }

  @Test
  void stopsCountingAtAStopThatIsReadLate() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e2", "c", 5));
    send(Topics.EXPERIMENTS, "x", stopped(2, new Phase(START, at(4))));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(clicks("b").sum()).isEqualTo(1);
  }

  @Test
  void buriesWhatCannotBeReadOrMakesNoSenseAndGoesOn() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    driver
        .createInputTopic(Topics.FUNNEL.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("c", new byte[] {1, 2, 3});
    send(
        Topics.SENTIMENTS,
        "c",
        new SentimentEvent("s1", at(2), "c", null, 1, 1.5, null, List.of()));
    send(Topics.FUNNEL, "other", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e2", "c", 2));

    List<DeadLetter> letters = deadLetters().readValuesToList();
    assertThat(letters)
        .extracting(DeadLetter::getTopic, DeadLetter::getOffset, DeadLetter::getReason)
        .containsExactly(
            tuple("assay.funnel.v1", 0L, DeadLetterReason.UNREADABLE),
            tuple("assay.sentiments.v1", 0L, DeadLetterReason.INVALID),
            tuple("assay.funnel.v1", 1L, DeadLetterReason.INVALID));
    assertThat(letters.get(1).getDetail()).isEqualTo("score is 1.5; allowed: -1.0 to 1.0");
    assertThat(letters.get(2).getDetail()).startsWith("key is other");
    assertThat(clicks("b").sum()).isEqualTo(1);
  }

  @Test
  void buriesARecordWithAllThatItTakesToSendItAgain() {
    byte[] bytes = {1, 2, 3};
    RecordHeaders headers = new RecordHeaders(List.of(new RecordHeader("trace", new byte[] {7})));
    byte[] invalid =
        new PlainAvro()
            .serializer(Topics.FUNNEL)
            .serialize(Topics.FUNNEL.name(), click("e1", "c", 2));
    TestInputTopic<String, byte[]> funnel =
        driver.createInputTopic(
            Topics.FUNNEL.name(), new StringSerializer(), new ByteArraySerializer());
    funnel.pipeInput(new TestRecord<>("c", bytes, headers, at(100)));
    funnel.pipeInput(new TestRecord<>("other", invalid, headers, at(200)));

    List<TestRecord<String, DeadLetter>> letters = deadLetters().readRecordsToList();
    assertThat(letters)
        .extracting(
            TestRecord::key,
            letter -> letter.value().getRecordTime(),
            letter -> letter.value().getValue(),
            letter -> letter.headers().lastHeader("trace"))
        .containsExactly(
            tuple("c", at(100), ByteBuffer.wrap(bytes), headers.lastHeader("trace")),
            tuple("other", at(200), ByteBuffer.wrap(invalid), headers.lastHeader("trace")));
  }

  @Test
  void leavesAValueOutThatNoDeadLetterCouldHold() {
    driver
        .createInputTopic(Topics.FUNNEL.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("c", new byte[(8 << 20) + 1]);
    DeadLetter letter = deadLetters().readValue();
    assertThat(letter.getValue()).isNull();
    assertThat(letter.getDetail()).endsWith("(its 8388609 bytes are too many to repeat)");
  }

  @Test
  void tellsWhatRecordsCameToOnceQueriesShowIt() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "other", click("e1", "c", 2));
    assertThat(heard)
        .containsExactly(
            "assay.assignments.v1 attributed 1",
            "assay.funnel.v1 attributed 1",
            "assay.funnel.v1 duplicate 1",
            "assay.funnel.v1 invalid 1");
    driver.close();
    assertThat(heard).last().isEqualTo("closed 0");
    // A driver can be closed once.
    open();
  }

  @Test
  void keepsSlicesAndWindowsApart() {
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e2", "c", 90));
    Window later = Window.of(WindowSize.MINUTE, at(90).toEpochMilli());
    assertThat(moments(new CellKey("x", later, "b", Slice.ALL)).sum()).isEqualTo(1);
    assertThat(moments(new CellKey("x", Window.TOTAL, "b", new Slice("language", "hi"))).sum())
        .isEqualTo(2);
  }

  @Test
  void letsWindowsGoThatAreNoLongerKept() {
    long later = Duration.ofDays(10).toSeconds();
    send(Topics.EXPERIMENTS, "x", experiment());
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e2", "c", later));
    CellKey first = new CellKey("x", minute(2), "b", Slice.ALL);
    assertThat(moments(first).sum()).isEqualTo(1);
    driver.advanceWallClockTime(Duration.ofMinutes(10));
    assertThat(store().get(first)).isNull();
    assertThat(moments(new CellKey("x", minute(later), "b", Slice.ALL)).sum()).isEqualTo(1);
    assertThat(clicks("b").sum()).isEqualTo(2);
  }

  @Test
  void forgetsUnitsLongAfterTheEndAndKeepsWhatTheyCameTo() {
    Phase phase = new Phase(START, at(10));
    send(Topics.EXPERIMENTS, "x", stopped(2, phase));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    send(Topics.ASSIGNMENTS, "c", assignment("a1", "c", "b", 1));
    send(Topics.FUNNEL, "c", click("e1", "c", 2));
    send(Topics.FUNNEL, "c", click("e2", "c", Duration.ofDays(90).toSeconds()));
    assertThat(subject("c").units()).hasSize(1);

    send(Topics.FUNNEL, "c", click("e3", "c", Duration.ofDays(92).toSeconds()));
    assertThat(subject("c").units()).isEmpty();
    assertThat(clicks("b").sum()).isEqualTo(1);

    // Counting anew would find nobody.
    send(Topics.EXPERIMENTS, "x", stopped(3, new Phase(START, at(1))));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(clicks("b").sum()).isEqualTo(1);
  }

  private static Experiment stopped(int version, Phase phase) {
    return Experiment.newBuilder(experiment())
        .setVersion(version)
        .setState(ExperimentState.STOPPED)
        .setPhases(List.of(phase))
        .build();
  }

  @SuppressWarnings("unchecked") // the store's name is that of the subjects, so are its types
  private Subject subject(String key) {
    WriteBackStore<String, Subject> subjects =
        (WriteBackStore<String, Subject>) driver.getStateStore(Stores.UNITS);
    return Objects.requireNonNull(subjects.get(key));
  }

  private static Window minute(long second) {
    return Window.of(WindowSize.MINUTE, at(second).toEpochMilli());
  }

  private AggregatorTopology topology() {
    return new AggregatorTopology(
        new PlainAvro(),
        Limits.DEFAULT,
        GroupedQuantiles.GROUPS,
        1000,
        new CommitIntervals(500, 5_000),
        new Hearing());
  }

  private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new PlainAvro().serializer(topic))
        .pipeInput(key, value);
  }

  private TestOutputTopic<String, DeadLetter> deadLetters() {
    return driver.createOutputTopic(
        Topics.DEAD_LETTERS.name(),
        new StringDeserializer(),
        new PlainAvro().deserializer(Topics.DEAD_LETTERS));
  }

  private Moments clicks(String variant) {
    return moments(new CellKey("x", Window.TOTAL, variant, Slice.ALL));
  }

  private Moments moments(CellKey key) {
    return Moments.of((MomentsState) cell(key).getMetrics().getFirst().getState());
  }

  private CellSummary cell(CellKey key) {
    Cell cell = (Cell) Objects.requireNonNull(store().get(key), key::toString);
    return cell.toSummary(key, metric -> new NoDigests());
  }

  @SuppressWarnings("unchecked") // the store's name gives its types
  private WriteBackStore<SummaryKey, Summary> store() {
    return (WriteBackStore<SummaryKey, Summary>) driver.getStateStore(Stores.SUMMARIES);
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private static FunnelEvent click(String id, String customer, long second) {
    return new FunnelEvent(id, at(second), customer, null, "click");
  }

  private static Assignment assignment(String id, String customer, String variant, long second) {
    return Assignment.newBuilder()
        .setEventId(id)
        .setTime(at(second))
        .setExperimentId("x")
        .setUnitType(UnitType.CUSTOMER)
        .setUnitId(customer)
        .setVariantId(variant)
        .setCustomerId(customer)
        .setReason(AssignmentReason.SPLIT)
        .setAttributes(Map.of("language", "hi"))
        .build();
  }

  private static Experiment experiment() {
    MetricDefinition clicks =
        MetricDefinition.newBuilder()
            .setName("clicks")
            .setType(MetricType.COUNT)
            .setAggregation(Aggregation.SUM)
            .setSource(new MetricSource(EventStream.FUNNEL, List.of("click"), null))
            .build();
    return Experiment.newBuilder()
        .setId("x")
        .setVersion(1)
        .setName("x")
        .setType(ExperimentType.UI)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(
            List.of(
                new Variant("a", "", "", true, 5000, Map.of()),
                new Variant("b", "", "", false, 5000, Map.of())))
        .setMetrics(List.of(clicks))
        .setPrimaryMetric("clicks")
        .setTargeting(Targeting.newBuilder().build())
        .setDimensions(List.of("language"))
        .setRequiredSampleSize(100)
        .setPhases(List.of(new Phase(START, null)))
        .setCreatedAt(START)
        .build();
  }

  private final class Hearing implements TaskListener {

    @Override
    public void written(int partition, Tally tally, int subjectsHeld) {
      tally.forEachCount(
          (topic, outcome, records) -> heard.add(topic + " " + outcome + " " + records));
    }

    @Override
    public void closed(int partition) {
      heard.add("closed " + partition);
    }
  }

  /** Counts have none. */
  private static final class NoDigests implements DigestStore {

    @Override
    public void put(int group, ByteBuffer digests) {
      throw new AssertionError("A count has no digest");
    }

    @Override
    public @Nullable ByteBuffer get(int group) {
      return null;
    }
  }
}
