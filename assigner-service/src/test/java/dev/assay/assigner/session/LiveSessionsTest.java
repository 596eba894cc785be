package dev.assay.assigner.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.session.LiveSessions.Answer;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {

  private static final Duration LIVE_FOR = Duration.ofMinutes(30);
  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final Instant CALL = START.plus(Duration.ofHours(1));
  private static final Instant CHANGE = CALL.plus(Duration.ofMinutes(10));
  private static final Experiment RUNNING =
      Lifecycle.start(
          ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), START),
          START,
          List.of());
  private static final Experiment STOPPED = Lifecycle.stop(RUNNING, CHANGE);
  private static final Experiment STANDARD_WON = Lifecycle.graduate(RUNNING, "standard", CHANGE);

  private final String warm = customerOf("warm");
  private final LiveSessions sessions = new LiveSessions(LIVE_FOR, 1000, PriorExposures.NONE);

  @Test
  void aLiveSessionStaysThroughAStopUntilItIsSilentForLong() {
    Allocation before = ask(RUNNING, "s", CALL).allocation();
    Instant last = CALL.plus(LIVE_FOR).minusMillis(1);
    assertThat(ask(STOPPED, "s", last)).isEqualTo(new Answer(before, true));
    Instant longAfterTheStop = last.plus(LIVE_FOR).minusMillis(1);
    assertThat(ask(STOPPED, "s", longAfterTheStop)).isEqualTo(new Answer(before, true));
    Instant silent = longAfterTheStop.plus(LIVE_FOR);
    assertThat(ask(STOPPED, "s", silent).allocation()).isInstanceOf(Unassigned.class);
    assertThat(ask(STOPPED, "s", silent).isKept()).isFalse();
  }

  @Test
  void aCallThatArrivesLateShortensNoSession() {
    Allocation before = ask(RUNNING, "s", CALL).allocation();
    ask(RUNNING, "s", START);
    Instant last = CALL.plus(LIVE_FOR).minusMillis(1);
    assertThat(ask(STOPPED, "s", last)).isEqualTo(new Answer(before, true));
  }

  @Test
  void otherSessionsGetWhatTheExperimentSays() {
    ask(RUNNING, "s", CALL);
    assertThat(ask(STOPPED, "new", CHANGE).allocation()).isInstanceOf(Unassigned.class);
    assertThat(ask(STANDARD_WON, "new", CHANGE).allocation()).isInstanceOf(Graduated.class);
    assertThat(ask(STOPPED, null, CHANGE).allocation()).isInstanceOf(Unassigned.class);
    Subject another = new Subject("another", "s", Map.of("language", "hi"));
    assertThat(sessions.allocate(new Allocator(STOPPED), another, CHANGE).allocation())
        .isInstanceOf(Unassigned.class);
  }

  @Test
  void aLiveSessionStaysThroughAGraduation() {
    Allocation before = ask(RUNNING, "s", CALL).allocation();
    assertThat(ask(STANDARD_WON, "s", CHANGE)).isEqualTo(new Answer(before, true));
    Answer later = ask(STANDARD_WON, "s", CHANGE.plus(LIVE_FOR));
    assertThat(later.allocation()).isInstanceOf(Graduated.class);
    assertThat(later.isKept()).isFalse();
  }

  @Test
  void aLiveSessionStaysOnTheWinnerThroughAResume() {
    Answer winner = ask(STANDARD_WON, "s", CHANGE);
    assertThat(winner.isKept()).isFalse();
    Experiment resumed = Lifecycle.resume(STANDARD_WON, CHANGE, List.of());
    assertThat(ask(resumed, "s", CHANGE.plusSeconds(1)))
        .isEqualTo(new Answer(winner.allocation(), true));
    assertThat(ask(resumed, "new", CHANGE.plusSeconds(1)).allocation())
        .isInstanceOf(Assigned.class);
  }

  @Test
  void aSessionThatComesBackToItsVariantIsKeptNoMore() {
    Answer before = ask(RUNNING, "s", CALL);
    assertThat(ask(STOPPED, "s", CHANGE).isKept()).isTrue();
    Experiment resumed = Lifecycle.resume(STOPPED, CHANGE, List.of());
    assertThat(ask(resumed, "s", CHANGE)).isEqualTo(before);
  }

  @Test
  void otherAttributesAreNoChangeOfTheExperiment() {
    ask(RUNNING, "s", CALL);
    Subject tamil = new Subject(warm, "s", Map.of("language", "ta"));
    assertThat(sessions.allocate(new Allocator(RUNNING), tamil, CALL).allocation())
        .isInstanceOf(Unassigned.class);
    assertThat(ask(STOPPED, "s", CHANGE).allocation()).isInstanceOf(Unassigned.class);
  }

  private Answer ask(Experiment experiment, @Nullable String session, Instant at) {
    Subject subject = new Subject(warm, session, Map.of("language", "hi"));
    return sessions.allocate(new Allocator(experiment), subject, at);
  }

  private static String customerOf(String variant) {
    Allocator allocator = new Allocator(RUNNING);
    return IntStream.range(0, 100)
        .mapToObj(customer -> "customer-" + customer)
        .filter(
            customer ->
                allocator.allocate(new Subject(customer, null, Map.of("language", "hi")), CALL)
                        instanceof Assigned assigned
                    && assigned.variant().getId().equals(variant))
        .findFirst()
        .orElseThrow();
  }
}
