package dev.assay.aggregator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.WindowSize;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class ScatterTest {

  private static final HostInfo SELF = new HostInfo("self", 1);
  private static final HostInfo LEFT = new HostInfo("left", 1);
  private static final HostInfo RIGHT = new HostInfo("right", 1);
  private static final Selection SELECTION = Selection.all("e", WindowSize.TOTAL);
  private static final List<Replicas> REPLICAS =
      List.of(
          new Replicas(0, List.of(SELF, LEFT)),
          new Replicas(1, List.of(LEFT, SELF)),
          new Replicas(2, List.of(LEFT, RIGHT)),
          new Replicas(3, List.of(RIGHT, LEFT)));

  private final List<String> asked = new ArrayList<>();

  @Test
  void asksEachPartitionsOwnerOnce() {
    Scatter.Gathered gathered = scatter((host, question, timeout) -> answered(question));
    assertThat(partitions(gathered)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(asked).containsExactlyInAnyOrder("self[0]", "left[1, 2]", "right[3]");
  }

  @Test
  void asksTheStandbysOnceForWhatIsMissing() {
    Scatter.Gathered gathered =
        scatter(
            (host, question, timeout) ->
                host.equals(LEFT)
                    ? CompletableFuture.failedFuture(new ConnectException("refused"))
                    : answered(question));
    assertThat(partitions(gathered)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(gathered.timedOut()).isFalse();
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "self[0]", "left[1, 2]", "right[3]", "right[2] or standby", "self[1] or standby");
  }

  @Test
  void asksForWhatAnInstanceNoLongerHas() {
    Scatter.Gathered gathered =
        scatter(
            (host, question, timeout) ->
                host.equals(LEFT)
                    ? CompletableFuture.completedFuture(answer(List.of(2)))
                    : answered(question));
    assertThat(partitions(gathered)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(asked).contains("self[1] or standby").doesNotContain("right[2] or standby");
  }

  @Test
  void givesUpAfterTheSecondTimeAndSaysWhy() {
    Scatter.Gathered gathered =
        scatter(
            (host, question, timeout) -> CompletableFuture.failedFuture(new TimeoutException()));
    assertThat(partitions(gathered)).containsExactlyInAnyOrder(0, 1);
    assertThat(gathered.timedOut()).isTrue();
    assertThat(asked).hasSize(6);
  }

  @Test
  void asksNobodyAgainAfterTheDeadline() {
    Deadline passed = Deadline.after(Duration.ZERO);
    Scatter.Gathered gathered =
        scatter(
            (host, question, timeout) -> CompletableFuture.failedFuture(new TimeoutException()),
            passed);
    assertThat(partitions(gathered)).containsExactly(0);
    assertThat(asked).hasSize(3);
  }

  @Test
  void anAnswerThatIsTooLargeIsNotHalved() {
    assertThatThrownBy(
            () ->
                scatter(
                    (host, question, timeout) ->
                        CompletableFuture.failedFuture(new AnswerTooLargeException(1))))
        .isInstanceOf(AnswerTooLargeException.class);
  }

  private Scatter.Gathered scatter(Reader remote) {
    return scatter(remote, Deadline.after(Duration.ofMinutes(1)));
  }

  private Scatter.Gathered scatter(Reader remote, Deadline deadline) {
    Scatter scatter =
        new Scatter(
            SELF,
            question -> {
              note(SELF, question);
              return answer(question.partitions());
            },
            (host, question, timeout) -> {
              note(host, question);
              return remote.read(host, question, timeout);
            },
            Duration.ofSeconds(1));
    return scatter.ask(() -> REPLICAS, SELECTION, deadline);
  }

  private void note(HostInfo host, Question question) {
    asked.add(host.host() + question.partitions() + (question.standby() ? " or standby" : ""));
  }

  private static CompletableFuture<ExperimentSummaries> answered(Question question) {
    return CompletableFuture.completedFuture(answer(question.partitions()));
  }

  private static ExperimentSummaries answer(List<Integer> partitions) {
    return new ExperimentSummaries(
        "e",
        4,
        partitions.stream()
            .map(each -> new PartitionProgress(each, null, Map.of(), Map.of(), List.of()))
            .toList(),
        0L,
        List.of(),
        List.of());
  }

  private static List<Integer> partitions(Scatter.Gathered gathered) {
    return gathered.answers().stream()
        .flatMap(answer -> answer.getPartitions().stream())
        .map(PartitionProgress::getPartition)
        .toList();
  }
}
