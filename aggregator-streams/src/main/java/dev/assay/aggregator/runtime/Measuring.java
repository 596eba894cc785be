package dev.assay.aggregator.runtime;

import dev.assay.aggregator.metrics.StreamsMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what has to be asked for, every second, while the server listens. */
@Singleton
final class Measuring {

  private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
  private static final long INTERVAL_SECONDS = 1;

  private final StreamsMeters meters;
  private final KafkaStreamsMetrics kafka;
  private final MeterRegistry registry;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("measuring").factory());

  Measuring(StreamsMeters meters, KafkaStreams streams, MeterRegistry registry) {
    this.meters = meters;
    this.kafka = new KafkaStreamsMetrics(streams);
    this.registry = registry;
  }

  @EventListener
  @SuppressWarnings("FutureReturnValueIgnored") // every failure is logged
  void start(ServerStartupEvent event) {
    kafka.bindTo(registry);
    timer.scheduleWithFixedDelay(this::measure, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    kafka.close();
  }

  private void measure() {
    try {
      meters.measure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Not everything could be measured", e);
    }
  }
}
