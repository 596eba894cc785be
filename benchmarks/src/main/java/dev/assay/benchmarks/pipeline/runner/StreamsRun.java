package dev.assay.benchmarks.pipeline.runner;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a topology until the process is told to end. */
public final class StreamsRun {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private StreamsRun() {}

  public static KafkaStreams start(Topology topology, RunnerSettings settings) {
    KafkaStreams streams = new KafkaStreams(topology, StreamsConfiguration.of(settings));
    streams.setUncaughtExceptionHandler(
        error -> {
          LOG.error("The topology failed", error);
          Runtime.getRuntime().halt(1);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(CLOSE_TIMEOUT)));
    streams.start();
    return streams;
  }
}
