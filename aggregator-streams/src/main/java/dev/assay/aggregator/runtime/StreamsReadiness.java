package dev.assay.aggregator.runtime;

import dev.assay.aggregator.config.OperationsConfig;
import dev.assay.aggregator.metrics.Restores;
import dev.assay.aggregator.metrics.StreamsMeters;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.reactivestreams.Publisher;

/** Up while queries get whole and recent answers; when not, says why. */
@Singleton
final class StreamsReadiness implements HealthIndicator {

  private final KafkaStreams streams;
  private final Restores restores;
  private final StreamsMeters meters;
  private final OperationsConfig config;

  StreamsReadiness(
      KafkaStreams streams, Restores restores, StreamsMeters meters, OperationsConfig config) {
    this.streams = streams;
    this.restores = restores;
    this.meters = meters;
    this.config = config;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    ReadyState ready =
        new ReadyState(
            streams.state(),
            restores.partitions(),
            restores.missing(),
            meters.lag(),
            config.readyLag());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", ready.state().name());
    ready.lag().ifPresent(records -> details.put("lag", records));
    if (!ready.isReady()) {
      details.put("reasons", ready.obstacles());
    }
    return Publishers.just(
        HealthResult.builder("streams", ready.isReady() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
