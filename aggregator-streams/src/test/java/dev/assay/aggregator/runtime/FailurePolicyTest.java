package dev.assay.aggregator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.aggregator.runtime.FailurePolicy.Decision;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

  private static final int REPLACEMENTS = 8;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final FailurePolicy policy = new FailurePolicy(REPLACEMENTS, WINDOW);

  private static List<Throwable> passing() {
    return List.of(
        new TimeoutException("the broker does not answer"),
        new DisconnectException(),
        new ProducerFencedException("another one has the id"),
        new InvalidProducerEpochException("an old epoch"),
        new OutOfOrderSequenceException("a gap"),
        new CommitFailedException("out of the group"),
        new TaskMigratedException("moved", new RuntimeException()),
        new SerializationException("the registry does not answer"),
        new IllegalStateException("no schema", new ConnectException("refused")));
  }

  private static List<Throwable> lasting() {
    return List.of(
        new NullPointerException(),
        new RecordTooLargeException(),
        new TopicAuthorizationException("assay.funnel.v1"),
        new MissingSourceTopicException("assay.funnel.v1"),
        new OutOfMemoryError(),
        new StreamsException(new TimeoutException(new OutOfMemoryError())));
  }

  @Test
  void replacesAThreadAfterWhatMayPass() {
    assertThat(passing())
        .allSatisfy(
            error -> {
              assertThat(decide(error)).isInstanceOf(Decision.Replace.class);
              assertThat(decide(new StreamsException(error))).isInstanceOf(Decision.Replace.class);
            });
  }

  @Test
  void stopsAfterWhatWouldComeAgain() {
    assertThat(lasting())
        .allSatisfy(
            error ->
                assertThat(decide(error))
                    .isEqualTo(new Decision.Stop("the error would come again")));
  }

  @Test
  void pausesLongerEachTime() {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < REPLACEMENTS; i++) {
      if (policy.decide(new DisconnectException(), i) instanceof Decision.Replace replace) {
        pauses.add(replace.pause());
      }
    }
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void stopsWhenReplacingDoesNotHelp() {
    for (int i = 0; i < REPLACEMENTS; i++) {
      policy.decide(new DisconnectException(), i);
    }
    assertThat(policy.decide(new DisconnectException(), WINDOW.toNanos()))
        .isEqualTo(
            new Decision.Stop(
                "8 stream threads were replaced within PT5M (assay.failures.replacements,"
                    + " assay.failures.window)"));
  }

  @Test
  void forgetsWhatPassed() {
    for (int i = 0; i < REPLACEMENTS; i++) {
      policy.decide(new DisconnectException(), 0);
    }
    assertThat(policy.decide(new DisconnectException(), WINDOW.toNanos() + 1))
        .isEqualTo(new Decision.Replace(Duration.ofSeconds(1)));
  }

  /** By a policy that has replaced nothing yet. */
  private static Decision decide(Throwable error) {
    return new FailurePolicy(REPLACEMENTS, WINDOW).decide(error, 0);
  }
}
