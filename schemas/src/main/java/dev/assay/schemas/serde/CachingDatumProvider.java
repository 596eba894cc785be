package dev.assay.schemas.serde;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads whatever schema a record was written with into one record class.
 *
 * <p>The registry client's own provider looks a reader up by a fingerprint that it computes anew
 * for every record, which costs more than decoding, and takes the class from the writer's schema,
 * so that a record of a foreign type would be handed to code that expects another.
 */
public final class CachingDatumProvider<V extends SpecificRecord> implements AvroDatumProvider<V> {

  static {
    TrustedRecords.install();
  }

  static final String VALUE_TYPE = "assay.value.type";

  private final Map<Schema, DatumReader<V>> readers = new ConcurrentHashMap<>();
  private final Map<Schema, DatumWriter<V>> writers = new ConcurrentHashMap<>();
  private Schema readerSchema = Schema.create(Schema.Type.NULL);
  private volatile @Nullable Reading<V> latest;

  /** The registry client hands out one instance of a schema: comparing fields is slow. */
  private record Reading<V>(Schema writer, DatumReader<V> reader) {}

  @Override
  public void configure(AvroSerdeConfig config) {
    Class<?> valueType =
        (Class<?>)
            Objects.requireNonNull(config.originals().get(VALUE_TYPE), VALUE_TYPE + " is not set");
    readerSchema = SpecificData.get().getSchema(valueType);
  }

  @Override
  public DatumWriter<V> createDatumWriter(V data, Schema schema) {
    return writers.computeIfAbsent(schema, writer -> new SpecificDatumWriter<>(writer));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // what is not the same instance is looked up
  public DatumReader<V> createDatumReader(Schema schema) {
    Reading<V> known = latest;
    if (known != null && known.writer() == schema) {
      return known.reader();
    }
    DatumReader<V> reader =
        readers.computeIfAbsent(schema, writer -> new SpecificDatumReader<>(writer, readerSchema));
    latest = new Reading<>(schema, reader);
    return reader;
  }

  @Override
  public Schema toSchema(V data) {
    return data.getSchema();
  }
}
