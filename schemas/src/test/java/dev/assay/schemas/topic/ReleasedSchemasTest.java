package dev.assay.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every topic's schema against all that were released: old records must stay readable, and
 * readers that were not updated must be able to read new ones.
 */
class ReleasedSchemasTest {

  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  static List<Topic<? extends SpecificRecord>> topics() {
    return Topics.ALL;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void readsAndIsReadByEveryReleasedVersion(Topic<? extends SpecificRecord> topic)
      throws IOException {
    for (Path file : released(topic)) {
      Schema old = parse(file);
      assertThat(compatibility(topic.schema(), old))
          .as("%s reads %s", topic.name(), file)
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      assertThat(compatibility(old, topic.schema()))
          .as("%s is read by %s", topic.name(), file)
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void isReleased(Topic<? extends SpecificRecord> topic) throws IOException {
    List<Path> files = released(topic);
    assertThat(files).as("released versions of %s", topic.name()).isNotEmpty();
    assertThat(parse(files.getLast()))
        .as(
            "A changed schema is released as %s, beside the older ones, which stay: %s",
            RELEASED.resolve(topic.name()).resolve(files.size() + 1 + ".avsc"), topic.schema())
        .isEqualTo(topic.schema());
  }

  @Test
  void wouldNoticeAFieldWithoutDefault() {
    Schema one =
        new Schema.Parser().parse("{'type':'record','name':'R','fields':[]}".replace('\'', '"'));
    Schema two =
        new Schema.Parser()
            .parse(
                "{'type':'record','name':'R','fields':[{'name':'f','type':'int'}]}"
                    .replace('\'', '"'));
    assertThat(compatibility(two, one)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static List<Path> released(Topic<?> topic) throws IOException {
    try (var files = Files.list(RELEASED.resolve(topic.name()))) {
      return files.sorted(Comparator.comparingInt(ReleasedSchemasTest::version)).toList();
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(file.toFile());
  }
}
