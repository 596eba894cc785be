package dev.assay.aggregator.query;

import dev.assay.schemas.avro.ExperimentSummaries;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.state.HostInfo;

/** Asks one instance. */
interface Reader {

  /**
   * Its answer, without the partitions that it cannot answer for; fails when it has none.
   *
   * @param timeout after which it is of no use
   */
  CompletableFuture<ExperimentSummaries> read(HostInfo host, Question question, Duration timeout);
}
