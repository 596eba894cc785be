package dev.assay.aggregator.runtime;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Kafka Streams when the server listens, and ends the process when it cannot go on. */
@Singleton
final class StreamsRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaStreams streams;

  StreamsRunner(KafkaStreams streams) {
    this.streams = streams;
  }

  @EventListener
  void start(ServerStartupEvent event) {
    streams.setUncaughtExceptionHandler(StreamsRunner::respond);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.ERROR) {
            endProcess();
          }
        });
    streams.start();
  }

  /** Commits what was read, if the broker lets it within the bound. */
  @PreDestroy
  void stop() {
    streams.close(CLOSE_TIMEOUT);
  }

  /** What may pass is tried again from the last commit; a fault of ours would only come again. */
  private static StreamThreadExceptionResponse respond(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException || cause instanceof SerializationException) {
        LOG.warn("A stream thread is replaced after: {}", cause.getMessage());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    LOG.error("The aggregator stops", error);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static void endProcess() {
    // From a thread of its own: the listener runs on one that the shutdown waits for.
    new Thread(() -> System.exit(1), "end-process").start();
  }
}
