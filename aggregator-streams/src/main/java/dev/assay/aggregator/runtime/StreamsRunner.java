package dev.assay.aggregator.runtime;

import dev.assay.aggregator.config.OperationsConfig;
import dev.assay.aggregator.runtime.FailurePolicy.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Kafka Streams when the server listens, and ends the process when it cannot go on. */
@Singleton
final class StreamsRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

  private final KafkaStreams streams;
  private final FailurePolicy policy;
  private final Duration stopTimeout;
  private final Counter replacements;
  private final CountDownLatch stopping = new CountDownLatch(1);

  StreamsRunner(KafkaStreams streams, OperationsConfig config, MeterRegistry registry) {
    this.streams = streams;
    this.policy = new FailurePolicy(config.replacements(), config.replacementWindow());
    this.stopTimeout = config.stopTimeout();
    this.replacements =
        Counter.builder("assay.streams.replacements")
            .description("Stream threads that were replaced after an error that may pass")
            .register(registry);
  }

  @EventListener
  void start(ServerStartupEvent event) {
    streams.setUncaughtExceptionHandler(this::respond);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.ERROR) {
            endProcess();
          }
        });
    streams.start();
  }

  /**
   * Commits what was read, if the broker lets it within the bound, and leaves the group: the other
   * instances take over at once instead of when they miss this one.
   */
  @PreDestroy
  void stop() {
    stopping.countDown();
    boolean stopped =
        streams.close(
            CloseOptions.timeout(stopTimeout)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (!stopped) {
      LOG.warn(
          "Stopping took more than {} (assay.stop.timeout): what was not committed is read again",
          stopTimeout);
    }
  }

  private StreamThreadExceptionResponse respond(Throwable error) {
    return switch (policy.decide(error, System.nanoTime())) {
      case Decision.Replace replace -> {
        LOG.warn("A stream thread is replaced in {} after: {}", replace.pause(), error.toString());
        replacements.increment();
        await(replace.pause());
        yield StreamThreadExceptionResponse.REPLACE_THREAD;
      }
      case Decision.Stop stop -> {
        LOG.error("The aggregator stops: {}", stop.reason(), error);
        yield StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    };
  }

  /** Returns early when the process is asked to end. */
  @SuppressWarnings("ResultOfMethodCallIgnored") // either way the pause is over
  private void await(Duration pause) {
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endProcess() {
    // From a thread of its own: the listener runs on one that the shutdown waits for.
    new Thread(() -> System.exit(1), "end-process").start();
  }
}
