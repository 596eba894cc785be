package dev.assay.assigner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.catalog.ConfigKey;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.meter.EvaluationMeters;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.schemas.avro.Experiment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Instant CALL = Definitions.START.plusSeconds(60);
  private static final Instant CHANGE = Definitions.START.plusSeconds(120);
  private static final Instant LATER = Definitions.START.plusSeconds(180);

  private static final EvaluationMeters METERS = new EvaluationMeters(new SimpleMeterRegistry());

  private final List<String> exposed = new ArrayList<>();
  private final Evaluator evaluator =
      new Evaluator(
          new LiveSessions(Duration.ofMinutes(30), 1000, PriorExposures.NONE),
          (experiment, subject, assigned, at) -> {
            exposed.add(experiment.getId());
            return null;
          },
          () -> true,
          METERS);

  @Test
  void theFirstThatAssignsDecidesAndExposesAlone() {
    Experiment first = Definitions.running("first", "{\"k\":0}", "{\"k\":1}");
    Experiment second = Definitions.running("second", "{\"k\":2}", "{\"k\":3}");
    ConfigDecision decision =
        of(Definitions.customerOf("treatment", first, second), CALL).decide(key(first, second));
    assertThat(decision.value()).hasValue("1");
    assertThat(decision.source().orElseThrow().experiment()).isEqualTo(first);
    assertThat(exposed).containsExactly("first");
  }

  @Test
  void aControlWithoutAnOverrideLeavesTheDefaultAndIsExposed() {
    Experiment first = Definitions.running("first", "{}", "{\"k\":1}");
    Experiment second = Definitions.running("second", "{\"k\":2}", "{\"k\":3}");
    ConfigDecision decision =
        of(Definitions.customerOf("control", first, second), CALL).decide(key(first, second));
    assertThat(decision.value()).isEmpty();
    assertThat(decision.source().orElseThrow().variant().getId()).isEqualTo("control");
    assertThat(exposed).containsExactly("first");
  }

  @Test
  void theLatestWinnerHoldsBelowASplit() {
    Experiment won = Lifecycle.graduate(running("won", "8", "9"), "treatment", CHANGE);
    Experiment wonToo = Lifecycle.graduate(running("won-too", "6", "7"), "treatment", CHANGE);
    Experiment split = Definitions.running("split", "{}", "{\"k\":1}");
    ConfigDecision winner = of("anybody", LATER).decide(key(won, wonToo));
    assertThat(winner.value()).hasValue("7");
    assertThat(winner.isSplit()).isFalse();
    String control = Definitions.customerOf("control", split);
    assertThat(of(control, LATER).decide(key(split, won)).value()).hasValue("9");
    String treatment = Definitions.customerOf("treatment", split);
    assertThat(of(treatment, LATER).decide(key(won, split)).value()).hasValue("1");
    assertThat(exposed).containsExactly("split", "split");
  }

  @Test
  void saysWhetherAnExperimentRuns() {
    Experiment stopped = Lifecycle.stop(running("e", "1", "2"), CHANGE);
    ConfigDecision none = of("c", LATER).decide(key(stopped));
    assertThat(none.isRunning()).isFalse();
    assertThat(none.source()).isEmpty();
    Subject anonymous = new Subject(null, "session", Map.of());
    ConfigDecision unassigned = evaluator.of(anonymous, CALL).decide(key(running("e", "1", "2")));
    assertThat(unassigned.isRunning()).isTrue();
    assertThat(unassigned.value()).isEmpty();
    assertThat(exposed).isEmpty();
  }

  @Test
  void asksAnExperimentOnceForAllItsKeys() {
    Experiment experiment = Definitions.running("e", "{\"a\":1,\"b\":2}", "{\"a\":3,\"b\":4}");
    Evaluation evaluation = of("c", CALL);
    evaluation.decide(new ConfigKey("a", List.of(new Allocator(experiment))));
    evaluation.decide(new ConfigKey("b", List.of(new Allocator(experiment))));
    assertThat(exposed).containsExactly("e");
  }

  @Test
  void whatALiveSessionKeepsIsNoNewExposure() {
    Experiment running = running("e", "1", "2");
    Experiment stopped = Lifecycle.stop(running, CHANGE);
    Subject subject = new Subject("c", "s", Map.of());
    ConfigDecision before = evaluator.of(subject, CALL).decide(key(running));
    ConfigDecision kept = evaluator.of(subject, LATER).decide(key(stopped));
    assertThat(kept.value()).isEqualTo(before.value()).isPresent();
    assertThat(kept.source().orElseThrow().answer().isKept()).isTrue();
    assertThat(exposed).containsExactly("e");
  }

  @Test
  void staysOnTheExposureThatStands() {
    Experiment running = running("e", "1", "2");
    List<String> given = new ArrayList<>();
    Evaluator standing =
        new Evaluator(
            new LiveSessions(Duration.ofMinutes(30), 1000, PriorExposures.NONE),
            (experiment, subject, assigned, at) -> {
              given.add(assigned.variant().getId());
              return assigned.variant().getId().equals("control")
                  ? null
                  : new PriorExposure("control", null, null);
            },
            () -> true,
            METERS);
    Subject subject = new Subject(Definitions.customerOf("treatment", running), null, Map.of());
    assertThat(standing.of(subject, CALL).decide(key(running)).value()).hasValue("1");
    assertThat(given).containsExactly("treatment", "control");
  }

  @Test
  void answersNothingBeforeItKnowsWhoWasExposed() {
    Evaluator starting =
        new Evaluator(
            new LiveSessions(Duration.ofMinutes(30), 1000, PriorExposures.NONE),
            (experiment, subject, assigned, at) -> null,
            () -> false,
            METERS);
    Subject subject = new Subject("c", null, Map.of());
    assertThatThrownBy(() -> starting.of(subject, CALL)).isInstanceOf(NotReady.class);
  }

  private Evaluation of(String customer, Instant at) {
    return evaluator.of(new Subject(customer, null, Map.of()), at);
  }

  private static Experiment running(String id, String control, String treatment) {
    return Definitions.running(
        id, "{\"k\":%s}".formatted(control), "{\"k\":%s}".formatted(treatment));
  }

  private static ConfigKey key(Experiment... experiments) {
    return new ConfigKey("k", Stream.of(experiments).map(Allocator::new).toList());
  }
}
