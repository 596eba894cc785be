package dev.assay.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.local.event.SubjectRecord;
import dev.assay.local.replay.mapping.InvalidInput;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final String MAPPING =
      """
      experiment:
        id: e
        unit: customer
        variants: [{id: a, is_control: true}, {id: b}]
      start: 2024-01-01T00:00:00Z
      sources:
        - data: log.csv
          unit: {customer_id: "{who}"}
          time: {column: at}
          assignment: {variant: "{arm}"}
          events:
            - stream: measurements
              when: [{column: grade, present: true}]
              fields: {name: grade, value: {column: grade}}
      """;

  private static final String CSV =
      """
      who,at,arm,grade
      ann,2024-01-02T03:00:00Z,a,1
      "bob
      the second",2024-01-02T02:00:00Z,b,
      ann,2024-01-02T01:00:00Z,a,0.5
      """;

  @TempDir private Path directory;

  @Test
  void aUnitIsAssignedOnceAtItsFirstRow() throws IOException {
    List<SubjectRecord> records = records(load(CSV));

    assertThat(records)
        .extracting(SubjectRecord::topic)
        .containsExactly(
            Topics.ASSIGNMENTS, Topics.MEASUREMENTS, Topics.ASSIGNMENTS, Topics.MEASUREMENTS);
    assertThat(records.getFirst().time()).isEqualTo("2024-01-02T01:00:00Z");
    assertThat(((Assignment) records.get(2).value()).getUnitId()).isEqualTo("bob\nthe second");
  }

  @Test
  void aBadValueAfterAManyLinedOneNamesTheFilesLine() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> load(CSV.replace("0.5", "half")))
        .withMessage(
            directory.resolve("log.csv") + ", line 5, column grade: \"half\" is not a number");
  }

  @Test
  void aMissingColumnIsFoundBeforeAnyRow() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> load(CSV.replace("grade", "mark").replace("0.5", "half")))
        .withMessageContaining("m.yaml, line 13: column \"grade\" is not in")
        .withMessageContaining("its columns: who, at, arm, mark");
  }

  @Test
  void aRaggedRowNamesItsLine() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> load(CSV.replace("b,\n", "b\n")))
        .withMessageContaining("log.csv, line 3: 3 values for the 4 columns of the header");
  }

  @Test
  void jsonLinesMakeTheSameRecordsAsCsv() throws IOException {
    Path json = directory.resolve("log.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(json))) {
      out.write(
          """
          {"who":"ann","at":"2024-01-02T03:00:00Z","arm":"a","grade":1}
          {"who":"bob\\nthe second","at":"2024-01-02T02:00:00Z","arm":"b","grade":null}
          {"who":"ann","at":"2024-01-02T01:00:00Z","arm":"a","grade":0.5}
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    write(CSV);

    List<SubjectRecord> fromJson =
        records(Replay.load(directory.resolve("m.yaml"), Optional.of(json)));

    assertThat(fromJson)
        .extracting(SubjectRecord::key, SubjectRecord::time, SubjectRecord::topic)
        .isEqualTo(
            records(load(CSV)).stream()
                .map(one -> org.assertj.core.groups.Tuple.tuple(one.key(), one.time(), one.topic()))
                .toList());
  }

  @Test
  void jsonThatIsNoneNamesItsLine() throws IOException {
    Path json = Files.writeString(directory.resolve("log.jsonl"), "{\"who\":\"ann\"}\n{\n");
    write(CSV);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Replay.load(directory.resolve("m.yaml"), Optional.of(json)))
        .withMessageContaining("log.jsonl, line 2: not JSON");
  }

  @Test
  void speedIsByEventTime() {
    Speed.Times sixty = (Speed.Times) Speed.parse("60×");
    Instant first = Instant.parse("2024-01-01T00:00:00Z");

    assertThat(sixty.due(first, first.plusSeconds(120))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Speed.parse("60x")).isEqualTo(sixty);
    assertThat(Speed.parse("max")).isEqualTo(new Speed.Max());
    for (String bad : List.of("60", "0x", "-1x", "fast")) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> Speed.parse(bad))
          .withMessage("--speed %s is not allowed; allowed: max, or a factor such as 60x", bad);
    }
  }

  private Replay load(String csv) throws IOException {
    write(csv);
    return Replay.load(directory.resolve("m.yaml"), Optional.empty());
  }

  private void write(String csv) throws IOException {
    Files.writeString(directory.resolve("m.yaml"), MAPPING);
    Files.writeString(directory.resolve("log.csv"), csv);
  }

  private static List<SubjectRecord> records(Replay replay) {
    List<SubjectRecord> records = new ArrayList<>();
    replay.forEach(records::add);
    return records;
  }
}
