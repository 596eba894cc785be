package dev.assay.benchmarks.pipeline.runner.dsl;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.benchmarks.pipeline.runner.metric.MetricAggregate;
import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.serde.AvroBinary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Compact binary forms of what the topology keeps and sends. */
final class DslSerdes {

  private static final CallMetric[] METRICS = CallMetric.values();

  private DslSerdes() {}

  static Serde<Exposures> exposures() {
    return serde(DslSerdes::write, DslSerdes::readExposures);
  }

  static Serde<Attributed> attributed() {
    return serde(DslSerdes::write, DslSerdes::readAttributed);
  }

  static Serde<MetricAggregate> aggregates() {
    AvroBinary<MetricSummary> avro = new AvroBinary<>(MetricSummary.class);
    return serde(
        aggregate -> avro.write(aggregate.toSummary()),
        bytes -> MetricAggregate.of(avro.read(bytes)));
  }

  /** Kafka Streams hands null through, for keys that are gone. */
  @SuppressWarnings("NullAway")
  private static <T> Serde<T> serde(Function<T, byte[]> write, Function<byte[], T> read) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : write.apply(value),
        (topic, bytes) -> bytes == null ? null : read.apply(bytes));
  }

  private static byte[] write(Exposures exposures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(exposures.list().size());
      for (Exposures.Exposure exposure : exposures.list()) {
        out.writeUTF(exposure.experimentId());
        out.writeUTF(exposure.variantId());
        out.writeLong(exposure.time());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Exposures readExposures(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int size = in.readInt();
      List<Exposures.Exposure> list = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        list.add(new Exposures.Exposure(in.readUTF(), in.readUTF(), in.readLong()));
      }
      return new Exposures(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(Attributed attributed) {
    byte[] unit = attributed.unitId().getBytes(StandardCharsets.UTF_8);
    Reading reading = attributed.reading();
    return ByteBuffer.allocate(1 + 2 * Double.BYTES + unit.length)
        .put((byte) List.of(METRICS).indexOf(reading.metric()))
        .putDouble(reading.numerator())
        .putDouble(reading.denominator())
        .put(unit)
        .array();
  }

  private static Attributed readAttributed(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Reading reading = new Reading(METRICS[buffer.get()], buffer.getDouble(), buffer.getDouble());
    String unit = new String(bytes, buffer.position(), buffer.remaining(), StandardCharsets.UTF_8);
    return new Attributed(reading, unit);
  }
}
