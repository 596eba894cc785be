package dev.assay.analyzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.statistics.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final Progress SILENT = (scenario, done, runs) -> {};
  private static final Peeking PEEKING = new Peeking(4, 9, 3, 1, 1, 1, 2);

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws InterruptedException {
    List<Scenario> scenarios = simulated();
    String one = report(new Simulation(7, 3, 1, SILENT).run(scenarios)).markdown();
    assertThat(report(new Simulation(7, 3, 3, SILENT).run(scenarios)).markdown()).isEqualTo(one);
    assertThat(report(new Simulation(8, 3, 1, SILENT).run(scenarios)).markdown()).isNotEqualTo(one);
  }

  @Test
  void blocksOfRunsAreSharedAmongThreads() throws InterruptedException {
    Scenario scenario =
        new Scenario.Simulated(
            "uniform",
            1,
            List.of(new Figure(Group.POWER, "uniform", Promise.atMost(1))),
            (random, tally) -> tally.add(0, random.nextDouble()));
    List<Finding> one = new Simulation(1, 1_234, 1, SILENT).run(List.of(scenario));
    assertThat(new Simulation(1, 1_234, 4, SILENT).run(List.of(scenario))).isEqualTo(one);
    Finding finding = one.getFirst();
    assertThat(finding.count()).isEqualTo(1_234);
    assertThat(finding.value()).isBetween(0.47, 0.53);
    // The standard deviation of a uniform value is 1 / sqrt(12).
    assertThat(finding.standardError()).isBetween(0.0079, 0.0085);
  }

  @Test
  void aScenarioDoesNotDependOnTheOthers() throws InterruptedException {
    List<Scenario> scenarios = simulated().subList(0, 3);
    List<Finding> all = new Simulation(7, 3, 1, SILENT).run(scenarios);
    List<Finding> last = new Simulation(7, 3, 1, SILENT).run(scenarios.subList(2, 3));
    assertThat(all.subList(all.size() - last.size(), all.size())).isEqualTo(last);
  }

  @Test
  void eachFigureIsOneRowOfItsGroup() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Scenario scenario : Calibration.scenarios()) {
      switch (scenario) {
        case Scenario.Simulated simulated ->
            findings.addAll(new Simulation(7, 3, 1, SILENT).run(List.of(simulated)));
        case Scenario.Exact exact -> findings.add(new Finding(exact.figure(), 0, 0.05, 0));
      }
    }
    String markdown = report(findings).markdown();
    assertThat(findings).extracting(finding -> finding.figure().name()).doesNotHaveDuplicates();
    assertThat(Calibration.scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
    for (Group group : Group.values()) {
      assertThat(findings).extracting(finding -> finding.figure().group()).contains(group);
      assertThat(markdown).contains("\n## " + group.title() + "\n");
    }
    for (Finding finding : findings) {
      assertThat(markdown.lines())
          .filteredOn(line -> line.startsWith("| " + finding.figure().name() + " |"))
          .singleElement()
          .satisfies(line -> assertThat(line.chars().filter(sign -> sign == '|')).hasSize(7))
          .satisfies(line -> assertThat(line).endsWith("| " + finding.verdict() + " |"));
    }
  }

  @Test
  void aBrokenIntervalIsReportedAsMissed() throws InterruptedException {
    Report report = broken(1.5);
    // 2 Phi(1.5) - 1
    assertThat(report.missed()).singleElement().extracting(Finding::value).isNotNull();
    assertThat(report.missed().getFirst().value()).isBetween(0.85, 0.885);
    assertThat(report.markdown())
        .contains("0 of 1 promises are kept, 1 missed. Missed:\n\n- Interval: 8")
        .contains(" | 94.50 to 95.50 % | missed |");
    assertThat(broken(StandardNormal.upperQuantile(0.025)).missed()).isEmpty();
  }

  private static Report broken(double z) throws InterruptedException {
    return report(
        new Simulation(3, 10_000, 2, SILENT)
            .run(
                List.of(
                    new Scenario.Simulated(
                        "interval",
                        1,
                        List.of(new Figure(Group.INTERVALS, "Interval", Promises.COVERAGE)),
                        (random, tally) -> tally.add(0, Math.abs(random.nextGaussian()) <= z)))));
  }

  @Test
  void peekingIsMissedButIsNoPromise() throws InterruptedException {
    Scenario peeking =
        SequentialScenarios.all().stream()
            .filter(scenario -> scenario.name().equals("group sequential"))
            .findFirst()
            .orElseThrow();
    List<Finding> findings = new Simulation(5, 100, 2, SILENT).run(List.of(peeking));
    Finding naive = findings.getLast();
    assertThat(naive.verdict()).isEqualTo("missed (comparison)");
    // Armitage, McPherson and Rowe 1969: 0.142 at five looks.
    assertThat(naive.value()).isBetween(0.122, 0.162);
    assertThat(naive.isMissed()).isFalse();
    assertThat(
            new Finding(
                    new Figure(Group.SEQUENTIAL_TESTS, "peeking", Promises.LIMIT),
                    naive.count(),
                    naive.value(),
                    naive.standardError())
                .isMissed())
        .isTrue();
  }

  @Test
  void aFailingScenarioIsNamed() {
    Scenario scenario =
        new Scenario.Simulated(
            "broken",
            1,
            List.of(),
            (random, tally) -> {
              throw new IllegalArgumentException("no data");
            });
    assertThatThrownBy(() -> new Simulation(1, 1, 1, SILENT).run(List.of(scenario)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken failed")
        .hasRootCauseMessage("no data");
  }

  @Test
  void progressSaysHowFarItIs() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Progress progress = (scenario, done, runs) -> lines.add(scenario + " " + done + "/" + runs);
    Figure figure = new Figure(Group.POWER, "exact", Promise.atLeast(0));
    new Simulation(1, 150, 1, progress)
        .run(
            List.of(
                new Scenario.Simulated("s", 1, List.of(), (random, tally) -> {}),
                new Scenario.Exact(figure, () -> 1)));
    assertThat(lines).isEqualTo(Arrays.asList("s 0/150", "s 100/150", "exact 0/1", "exact 1/1"));
  }

  private static List<Scenario> simulated() {
    return Calibration.scenarios().stream().filter(Scenario.Simulated.class::isInstance).toList();
  }

  private static Report report(List<Finding> findings) {
    return new Report(7, 3, findings, PEEKING);
  }
}
