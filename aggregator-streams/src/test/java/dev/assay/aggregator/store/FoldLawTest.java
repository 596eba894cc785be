package dev.assay.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Attribution;
import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.attribution.Outcome;
import dev.assay.aggregator.attribution.Plan;
import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.observation.InvalidEventException;
import dev.assay.aggregator.observation.Observations;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.MemoryCells;
import dev.assay.law.Judgement;
import dev.assay.law.log.Arrival;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.log.LogRecord;
import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.oracle.Comparison;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The folds alone, against the batch program: records of random logs in any order, some of them
 * twice, folded and stored at any moment.
 */
class FoldLawTest {

  private static final Duration LATENESS = Duration.ofHours(12);
  private static final int CUSTOMERS = 8;
  private static final int GROUPS = 2;

  private final Map<CellKey, Cell> cells = new HashMap<>();
  private final Map<CellKey, MemoryParts> digests = new HashMap<>();
  private final Map<String, byte[]> stored = new HashMap<>();
  private final MemoryParts parts = new MemoryParts();

  @Property(tries = 60)
  void cellsAreThoseOfTheBatchProgram(@ForAll long seed) {
    Random random = new Random(seed);
    EventLog log = LogGenerator.generate(seed, CUSTOMERS);
    BatchOracle oracle = new BatchOracle(log);
    List<LogRecord> arriving = new Arrival(LATENESS, 0.1, seed).of(log.records());
    int commitEvery = 1 + random.nextInt(200);

    fold(random, commitEvery, log.experiments(), valid(oracle, arriving));

    for (Experiment experiment : log.experiments()) {
      for (WindowSize size : Judgement.SIZES) {
        assertThat(
                Comparison.differences(
                    oracle.expected(experiment, size), summaries(experiment, size)))
            .isEmpty();
      }
    }
  }

  private static List<LogRecord> valid(BatchOracle oracle, List<LogRecord> arriving) {
    Set<LogRecord> invalid = Collections.newSetFromMap(new IdentityHashMap<>());
    invalid.addAll(oracle.invalid());
    return arriving.stream().filter(entry -> !invalid.contains(entry)).toList();
  }

  private void fold(
      Random random, int commitEvery, List<Experiment> experiments, List<LogRecord> arriving) {
    cells.clear();
    digests.clear();
    stored.clear();
    Map<String, Plan> plans = new HashMap<>();
    experiments.forEach(experiment -> plans.put(experiment.getId(), Plan.of(experiment)));
    Limits limits = new Limits(Duration.ofHours(24), 4096, Duration.ZERO, Duration.ofDays(90));
    Attribution attribution = new Attribution(plans, new MemoryCells(cells, GROUPS), limits);
    SubjectCodec codec = new SubjectCodec();
    Map<String, Subject> held = new HashMap<>();
    Set<Outcome> outcomes = new HashSet<>();
    for (LogRecord entry : arriving) {
      Subject subject = held.computeIfAbsent(entry.key(), key -> read(codec, key));
      outcomes.add(take(attribution, subject, entry));
      if (random.nextInt(commitEvery) == 0) {
        attribution.fold();
        held.forEach((key, known) -> stored.put(key, codec.write(key, known, parts)));
        held.clear();
      }
    }
    attribution.fold();
    assertThat(outcomes).contains(Outcome.ATTRIBUTED, Outcome.DUPLICATE, Outcome.WAITING);
    assertThat(outcomes).doesNotContain(Outcome.LATE);
  }

  private Subject read(SubjectCodec codec, String key) {
    byte[] bytes = stored.get(key);
    return bytes == null ? new Subject() : codec.read(key, bytes, parts);
  }

  private static Outcome take(Attribution attribution, Subject subject, LogRecord entry) {
    if (entry.value() instanceof Assignment assignment) {
      return attribution.assign(
          subject,
          new UnitId(assignment.getUnitType(), assignment.getUnitId()),
          assignment.getExperimentId(),
          new AssignmentFact(
              assignment.getEventId(),
              assignment.getTime().toEpochMilli(),
              assignment.getVariantId(),
              assignment.getAttributes()));
    }
    try {
      return attribution.observe(subject, Observations.of(entry.key(), entry.value()));
    } catch (InvalidEventException e) {
      throw new AssertionError("The batch program takes it for valid: " + entry, e);
    }
  }

  /** As a query answers. */
  private ExperimentSummaries summaries(Experiment experiment, WindowSize size) {
    List<CellSummary> found = new ArrayList<>();
    cells.forEach(
        (key, cell) -> {
          if (key.experimentId().equals(experiment.getId())
              && key.window().size() == size
              && !key.variantId().isEmpty()) {
            MemoryParts own = digests.computeIfAbsent(key, any -> new MemoryParts());
            CellSummary written = cell.toSummary(key, new DigestParts(key, own));
            found.add(
                StoredSummaries.whole(
                    written, key, own.stored(), Selection.all(experiment.getId(), size)));
          }
        });
    Cell crossovers = cells.get(CellKey.crossovers(experiment.getId()));
    return new ExperimentSummaries(
        experiment.getId(),
        1,
        List.of(),
        crossovers == null ? 0 : units(experiment, crossovers),
        found,
        List.of());
  }

  private static long units(Experiment experiment, Cell cell) {
    CellKey key = CellKey.crossovers(experiment.getId());
    return cell.toSummary(key, new DigestParts(key, new MemoryParts())).getUnits();
  }
}
