package dev.assay.aggregator.store;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroBinary;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Experiments as a task has applied them. */
final class DefinitionCodec implements Codec<String, Experiment> {

  private final AvroBinary<Experiment> avro = new AvroBinary<>(Experiment.class);

  @Override
  public Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String key(Bytes bytes) {
    return new String(bytes.get(), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] write(String key, Experiment value, Parts parts) {
    return avro.write(value);
  }

  @Override
  public Experiment read(String key, byte[] bytes, Parts parts) {
    return avro.read(bytes);
  }
}
