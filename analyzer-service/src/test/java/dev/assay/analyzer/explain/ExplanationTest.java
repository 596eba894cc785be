package dev.assay.analyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Figure;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.serde.AvroBinary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision is taken again. */
class ExplanationTest {

  private static final AvroBinary<DecisionRecord> BINARY = new AvroBinary<>(DecisionRecord.class);

  @Property(tries = 30)
  void theSameInputsGiveTheSameBits(@ForAll long seed, @ForAll boolean enough) {
    Experiment experiment = Decided.experiment(DecisionMethod.FIXED_HORIZON, enough ? 900 : 9000);
    Explanation explanation =
        Explanation.of(onceWritten(Decided.record(experiment, seed, List.of())));

    assertThat(explanation.differences()).isEmpty();
    assertThat(explanation.isSame()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void everyMethodIsRepeated(DecisionMethod method) {
    List<InterimLook> looks =
        method == DecisionMethod.GROUP_SEQUENTIAL
            ? List.of(new InterimLook(1, 400L, 0.2, 0.000001, Map.of("b", 0.5, "c", 0.25)))
            : List.of();
    DecisionRecord decision =
        onceWritten(Decided.record(Decided.experiment(method, 2000), 7, looks));

    assertThat(Explanation.of(decision).differences()).isEmpty();
    assertThat(Explanation.under(decision, decision.getExperiment()).isSame()).isTrue();
  }

  @Test
  void anotherPolicyDecidesOtherwise() {
    DecisionRecord decision =
        Decided.record(Decided.experiment(DecisionMethod.FIXED_HORIZON, 9000), 7, List.of());
    assertThat(decision.getRecommendation().getDecision()).isEqualTo(Decision.CONTINUE);

    Explanation explanation =
        Explanation.under(
            decision,
            PolicyReader.replace(decision.getExperiment(), Map.of("required_sample_size", 1200)));

    assertThat(explanation.isSame()).isFalse();
    assertThat(explanation.other().getWinner()).isEqualTo("b");
    assertThat(explanation.differences())
        .extracting(Difference::field, Difference::recorded, Difference::other)
        .contains(
            tuple("decision", Decision.CONTINUE, Decision.SHIP_TREATMENT),
            tuple("winner", null, "b"),
            tuple("figures.required_units", 9000.0, 1200.0));
    assertThat(explanation.differences())
        .extracting(Difference::field)
        .contains("reasons", "policy", "policy_version")
        .doesNotContain("changes", "time", "experiment_id", "next_offsets");
  }

  @Test
  void looksOfAnotherPlanDoNotCount() {
    InterimLook look = new InterimLook(1, 400L, 0.2, 0.001, Map.of("b", 0.0001));
    DecisionRecord decision =
        Decided.record(Decided.experiment(DecisionMethod.GROUP_SEQUENTIAL, 2000), 7, List.of(look));
    Map<String, Object> sameLooks = Map.of("method", "group_sequential", "power", 0.9);
    Map<String, Object> otherLooks = Map.of("method", "group_sequential", "looks", 4);
    Experiment experiment = decision.getExperiment();

    // With the recorded look the second of five is bounded by what the first one spent.
    assertThat(level(Explanation.under(decision, PolicyReader.replace(experiment, sameLooks))))
        .isEqualTo(level(Explanation.of(decision)));
    DecisionRecord first =
        Decided.record(PolicyReader.replace(experiment, otherLooks), 7, List.of());
    assertThat(Explanation.under(decision, PolicyReader.replace(experiment, otherLooks)).other())
        .isEqualTo(
            Recommendation.newBuilder(first.getRecommendation()).setChanges(List.of()).build());
  }

  @Test
  void whatWasTamperedWithIsNoticed() {
    DecisionRecord decision =
        Decided.record(Decided.experiment(DecisionMethod.FIXED_HORIZON, 900), 7, List.of());
    Recommendation was = decision.getRecommendation();
    List<Figure> figures = new ArrayList<>(was.getFigures());
    int last = figures.size() - 1;
    Figure figure = figures.get(last);
    figures.set(last, new Figure(figure.getName(), Math.nextUp(figure.getValue())));
    Recommendation.Builder tampered = Recommendation.newBuilder(was).setFigures(figures);

    assertThat(Explanation.of(with(decision, tampered.build())).differences())
        .containsExactly(
            new Difference(
                "figures." + figure.getName(), Math.nextUp(figure.getValue()), figure.getValue()));
    assertThat(
            Explanation.of(
                    with(decision, tampered.setFigures(was.getFigures()).setWinner("c").build()))
                .differences())
        .containsExactly(new Difference("winner", "c", "b"));
    assertThat(
            Explanation.of(
                    with(
                        decision,
                        tampered.setWinner("b").setFigures(was.getFigures().reversed()).build()))
                .differences())
        .extracting(Difference::field)
        .containsExactly("figures");
  }

  private static double level(Explanation explanation) {
    return explanation.other().getFigures().stream()
        .filter(figure -> figure.getName().equals("b.completion.level"))
        .mapToDouble(Figure::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static DecisionRecord with(DecisionRecord decision, Recommendation recommendation) {
    return DecisionRecord.newBuilder(decision).setRecommendation(recommendation).build();
  }

  private static DecisionRecord onceWritten(DecisionRecord decision) {
    return BINARY.read(BINARY.write(decision));
  }
}
