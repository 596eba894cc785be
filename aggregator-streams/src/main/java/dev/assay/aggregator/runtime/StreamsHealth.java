package dev.assay.aggregator.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.reactivestreams.Publisher;

/** Up while Kafka Streams runs; down while it restores, rebalances or has failed. */
@Singleton
final class StreamsHealth implements HealthIndicator {

  private final KafkaStreams streams;

  StreamsHealth(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    KafkaStreams.State state = streams.state();
    return Publishers.just(
        HealthResult.builder(
                "streams",
                state == KafkaStreams.State.RUNNING ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("state", state.name()))
            .build());
  }
}
