package dev.assay.assigner.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordEncoderTest {

  private static final int RECORDS = 500;
  private static final List<String> TEXTS = List.of("", "id", "ü€😀", "x".repeat(3000));

  private final Random random = new Random(1);

  @BeforeAll
  static void trustRecords() {
    TrustedRecords.install();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void writesWhatAvroWrites(Topic<? extends SpecificRecord> topic) throws IOException {
    RecordEncoder encoder = new RecordEncoder(topic.schema());
    AvroBytes bytes = new AvroBytes();
    for (int i = 0; i < RECORDS; i++) {
      SpecificRecord value = any(topic);
      bytes.begin(new byte[0]);
      encoder.write(value, bytes);
      assertThat(bytes.copy()).isEqualTo(byAvro(value));
    }
  }

  @Test
  void refusesWhatNoEventHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordEncoder(Topics.EXPERIMENTS.schema()));
  }

  private static List<Topic<? extends SpecificRecord>> topics() {
    return Topics.BY_SUBJECT;
  }

  private SpecificRecord any(Topic<? extends SpecificRecord> topic) {
    SpecificRecord made = (SpecificRecord) SpecificData.get().newRecord(null, topic.schema());
    for (Schema.Field field : topic.schema().getFields()) {
      made.put(field.pos(), any(field.schema()));
    }
    return made;
  }

  private @Nullable Object any(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case INT -> random.nextInt() >> random.nextInt(32);
      case LONG -> number(schema);
      case DOUBLE -> random.nextGaussian() * 1e9;
      case BOOLEAN -> random.nextBoolean();
      case ENUM ->
          SpecificData.get()
              .createEnum(
                  schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())),
                  schema);
      case UNION -> any(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ARRAY ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(i -> any(schema.getElementType()))
              .toList();
      case MAP -> random.nextBoolean() ? Map.of() : Map.of("key", "ü", "other", "");
      case NULL -> null;
      case RECORD, FIXED, BYTES, FLOAT -> throw new IllegalArgumentException(schema.toString());
    };
  }

  private Object number(Schema schema) {
    long number = random.nextLong() >> random.nextInt(64);
    return schema.getLogicalType() == null
        ? (Object) number
        : Instant.ofEpochMilli(number % 10_000_000_000_000L);
  }

  private static byte[] byAvro(SpecificRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
