package dev.assay.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final int CUSTOMERS = 4000;
  private static final Behaviour BEHAVIOUR =
      new Behaviour(TimingStrategy.PARALLEL_INJECT, Voice.WARM);

  @Test
  void theSameSeedMakesTheSameCalls() {
    assertThat(Customer.of("both", 7, 3)).isEqualTo(Customer.of("both", 7, 3));
    assertThat(calls(7, 3)).isEqualTo(calls(7, 3));
    assertThat(Customer.of("rag", 7, 3).id()).isNotEqualTo(Customer.of("both", 7, 3).id());
    assertThat(Customer.of("both", 8, 3).firstCall())
        .isNotEqualTo(Customer.of("both", 7, 3).firstCall());
  }

  @Test
  void everyEventIsTheCustomersAtOrAfterTheFirstCall() {
    Set<Object> ids = new HashSet<>();
    for (int number = 0; number < 50; number++) {
      Customer customer = Customer.of("both", 1, number);
      assertThat(calls(1, number))
          .allSatisfy(
              event -> {
                assertThat(event.key()).isEqualTo(customer.id());
                assertThat(event.time()).isAfterOrEqualTo(customer.firstCall());
                assertThat(ids.add(event.value().get(0))).isTrue();
              });
    }
  }

  /**
   * Bounds: five standard errors of the sample, so that a wrong model fails and a seed does not.
   */
  @Test
  void theCallsHaveTheStatedTrueValues() {
    List<List<SubjectRecord>> units =
        IntStream.range(0, CUSTOMERS).mapToObj(number -> calls(1, number)).toList();

    assertThat(median(units)).isEqualTo(stated("time_to_first_audio"), within(20.0));
    assertThat(meanOfMeans(units, RetrievalEvent.class, RetrievalEvent::getRelevance))
        .isEqualTo(stated("response_relevance"), within(0.006));
    assertThat(meanOfMeans(units, RetrievalEvent.class, event -> (double) event.getTokens()))
        .isEqualTo(stated("context_token_usage"), within(3.0));
    assertThat(meanOfMeans(units, RetrievalEvent.class, event -> event.getCacheHit() ? 1.0 : 0.0))
        .isEqualTo(stated("rag_cache_hit_rate"), within(0.02));
    assertThat(meanOfMeans(units, SentimentEvent.class, SentimentEvent::getScore))
        .isEqualTo(stated("avg_sentiment"), within(0.02));
    assertThat(meanOfMeans(units, MeasurementEvent.class, MeasurementEvent::getValue))
        .isEqualTo(stated("factual_accuracy_rate"), within(0.025));
    assertThat(outcomes(units, SessionOutcome.COMPLETED))
        .isEqualTo(stated("conversation_completion_rate"), within(0.035));
    assertThat(outcomes(units, SessionOutcome.ERROR)).isEqualTo(stated("error_rate"), within(0.02));
    assertThat(citing(units)).isEqualTo(stated("rag_utilization_rate"), within(0.03));
  }

  private static double stated(String metric) {
    return BEHAVIOUR.trueValue(metric).orElseThrow();
  }

  private static List<SubjectRecord> calls(long seed, int number) {
    return Calls.of(Customer.of("both", seed, number), BEHAVIOUR);
  }

  private static double median(List<List<SubjectRecord>> units) {
    double[] values =
        units.stream()
            .flatMap(unit -> of(unit, LatencyEvent.class).stream())
            .filter(event -> event.getComponent() == LatencyComponent.FIRST_AUDIO)
            .mapToDouble(LatencyEvent::getMilliseconds)
            .sorted()
            .toArray();
    return values[values.length / 2];
  }

  private static double outcomes(List<List<SubjectRecord>> units, SessionOutcome outcome) {
    List<SessionEvent> ended =
        units.stream()
            .flatMap(unit -> of(unit, SessionEvent.class).stream())
            .filter(event -> event.getStatus() == SessionStatus.ENDED)
            .toList();
    return (double) ended.stream().filter(event -> event.getOutcome() == outcome).count()
        / ended.size();
  }

  private static double citing(List<List<SubjectRecord>> units) {
    return (double)
            units.stream()
                .filter(
                    unit ->
                        of(unit, RetrievalEvent.class).stream()
                            .anyMatch(event -> event.getChunksCited() > 0))
                .count()
        / units.size();
  }

  private static <E> double meanOfMeans(
      List<List<SubjectRecord>> units, Class<E> type, Function<E, Double> value) {
    return units.stream()
        .mapToDouble(
            unit -> of(unit, type).stream().mapToDouble(value::apply).average().orElseThrow())
        .average()
        .orElseThrow();
  }

  private static <E> List<E> of(List<SubjectRecord> unit, Class<E> type) {
    return unit.stream()
        .map(SubjectRecord::value)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
