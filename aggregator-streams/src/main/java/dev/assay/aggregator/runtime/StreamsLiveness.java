package dev.assay.aggregator.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.reactivestreams.Publisher;

/** Down when only another process can help: restoring, rebalancing and lag pass by themselves. */
@Liveness
@Singleton
final class StreamsLiveness implements HealthIndicator {

  private final KafkaStreams streams;

  StreamsLiveness(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    KafkaStreams.State state = streams.state();
    return Publishers.just(
        HealthResult.builder(
                "streams-process", isAlive(state) ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("state", state.name()))
            .build());
  }

  static boolean isAlive(KafkaStreams.State state) {
    return switch (state) {
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
      case PENDING_ERROR, ERROR, NOT_RUNNING -> false;
    };
  }
}
