package dev.assay.benchmarks.pipeline.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbeExperimentTest {

  private static final int PARTITIONS = 8;

  @Test
  void eachPartitionHasItsVariant() {
    Experiment experiment = ProbeExperiment.definition(PARTITIONS, Instant.EPOCH);
    assertThat(experiment.getVariants())
        .extracting(Variant::getId)
        .extracting(ProbeExperiment::partition)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void customersAreDifferent() {
    Set<String> customers = new HashSet<>();
    for (int number = 0; number < 1_000; number++) {
      customers.add(ProbeExperiment.customer(number, number % PARTITIONS, PARTITIONS));
    }
    assertThat(customers).hasSize(1_000);
  }
}
