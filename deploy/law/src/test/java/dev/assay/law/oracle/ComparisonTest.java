package dev.assay.law.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.law.log.Arrival;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.log.LogRecord;
import dev.assay.law.log.Mutation;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether the judge lets right answers pass, and none of the wrong ones. */
class ComparisonTest {

  private static final Set<WindowSize> SIZES = EnumSet.complementOf(EnumSet.of(WindowSize.UNKNOWN));
  private static final EventLog LOG = LogGenerator.generate(11, 100);
  private static final BatchOracle ORACLE = new BatchOracle(LOG);

  @Test
  void theSameLogGivesNoDifferenceWhateverTheOrderAndTheDuplicates() {
    List<LogRecord> arriving = new Arrival(Duration.ofMinutes(30), 0.05, 12).of(LOG.records());
    BatchOracle other = new BatchOracle(new EventLog(LOG.experiments(), arriving));

    assertThat(arriving).hasSizeGreaterThan(LOG.records().size());
    for (WindowSize size : SIZES) {
      assertThat(differences(other, size)).isEmpty();
    }
  }

  @Test
  void oneOtherValueOfOneEventIsFoundInEveryWindow() {
    EventLog mutated = Mutation.ofOneValue(LOG);

    for (WindowSize size : SIZES) {
      assertThat(differences(new BatchOracle(mutated), size))
          .anySatisfy(line -> assertThat(line).contains("mean_latency: sum"));
    }
  }

  @Test
  void oneEventLessIsFoundInEveryWindow() {
    EventLog mutated = Mutation.withoutOneEvent(LOG);

    for (WindowSize size : SIZES) {
      assertThat(differences(new BatchOracle(mutated), size))
          .anySatisfy(line -> assertThat(line).contains("observations"));
    }
  }

  @Test
  void missingAndSurplusCellsAreFound() {
    Expected expected = ORACLE.expected(LOG.experiments().getFirst(), WindowSize.HOUR);
    ExperimentSummaries actual = SummaryEncoder.encode(expected);
    actual.getCells().removeFirst();

    assertThat(Comparison.differences(expected, actual))
        .singleElement()
        .asString()
        .contains("missing");
    assertThat(
            Comparison.differences(
                new Expected(expected.experiment(), WindowSize.HOUR, 0, Map.of()), actual))
        .anySatisfy(line -> assertThat(line).contains("crossovers"))
        .anySatisfy(line -> assertThat(line).contains("too much"));
  }

  /** Of all experiments. */
  private static List<String> differences(BatchOracle other, WindowSize size) {
    List<String> differences = new ArrayList<>();
    for (Experiment experiment : LOG.experiments()) {
      differences.addAll(
          Comparison.differences(
              ORACLE.expected(experiment, size),
              SummaryEncoder.encode(other.expected(experiment, size))));
    }
    return differences;
  }
}
