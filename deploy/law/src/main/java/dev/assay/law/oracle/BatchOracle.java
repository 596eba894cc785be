package dev.assay.law.oracle;

import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogRecord;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.WindowSize;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes from a whole log what the aggregator's queries must return. */
public final class BatchOracle {

  /** The slice of units whose assignment lacks the dimension. */
  private static final String UNKNOWN_SLICE = "unknown";

  private final Map<String, ExperimentUnits> unitsByExperiment = new HashMap<>();
  private final List<LogRecord> invalid = new ArrayList<>();

  /** Order of the records and exact copies of them make no difference. */
  public BatchOracle(EventLog log) {
    Validity validity = new Validity(log.experiments());
    Set<String> seen = new HashSet<>();
    List<Assignment> assignments = new ArrayList<>();
    Map<String, List<Observation>> byCustomer = new HashMap<>();
    Map<String, List<Observation>> bySession = new HashMap<>();
    for (LogRecord record : log.records()) {
      if (!validity.accepts(record)) {
        invalid.add(record);
      } else if (seen.add(record.key() + '\n' + record.eventId())) {
        if (record.value() instanceof Assignment assignment) {
          assignments.add(assignment);
        } else {
          Observation observation = ObservationReader.read(record.value());
          addTo(byCustomer, record.customerId(), observation);
          addTo(bySession, record.sessionId(), observation);
        }
      }
    }
    for (Experiment experiment : log.experiments()) {
      Map<String, List<Observation>> byUnit =
          switch (experiment.getUnit()) {
            case CUSTOMER -> byCustomer;
            case SESSION -> bySession;
            case UNKNOWN -> throw new IllegalArgumentException("No unit: " + experiment);
          };
      unitsByExperiment.put(
          experiment.getId(), ExperimentUnits.of(experiment, assignments, byUnit));
    }
  }

  /** Records that count nowhere because they make no sense, each copy. */
  public List<LogRecord> invalid() {
    return List.copyOf(invalid);
  }

  /** What the query for one experiment and one size of window must return. */
  public Expected expected(Experiment experiment, WindowSize size) {
    ExperimentUnits units = unitsByExperiment.get(experiment.getId());
    if (units == null) {
      throw new IllegalArgumentException("Not in the log: " + experiment.getId());
    }
    Map<CellKey, CellTally> tallies = new HashMap<>();
    for (ExposedUnit unit : units.exposed()) {
      byWindow(unit, size)
          .forEach(
              (window, events) -> {
                for (CellKey key : keys(experiment, unit, window.start())) {
                  tallies
                      .computeIfAbsent(key, any -> new CellTally(experiment.getMetrics()))
                      .add(unit.exposedAt(), events);
                }
              });
    }
    Map<CellKey, ExpectedCell> cells = new HashMap<>();
    tallies.forEach((key, tally) -> cells.put(key, tally.result()));
    return new Expected(experiment, size, units.crossovers(), cells);
  }

  private record Window(@Nullable Instant start) {}

  /** The unit's events in each window in which it was exposed or active. */
  private static Map<Window, List<Observation>> byWindow(ExposedUnit unit, WindowSize size) {
    Map<Window, List<Observation>> events = new HashMap<>();
    events.put(window(unit.exposedAt(), size), new ArrayList<>());
    for (Observation event : unit.attributed()) {
      events.computeIfAbsent(window(event.time(), size), any -> new ArrayList<>()).add(event);
    }
    return events;
  }

  private static Window window(Instant time, WindowSize size) {
    return new Window(
        switch (size) {
          case TOTAL -> null;
          case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
          case DAY -> time.truncatedTo(ChronoUnit.DAYS);
          case UNKNOWN -> throw new IllegalArgumentException("No window: " + size);
        });
  }

  private static List<CellKey> keys(
      Experiment experiment, ExposedUnit unit, @Nullable Instant start) {
    List<CellKey> keys = new ArrayList<>();
    keys.add(new CellKey(unit.variant(), null, null, start));
    for (String dimension : experiment.getDimensions()) {
      String value = unit.attributes().getOrDefault(dimension, UNKNOWN_SLICE);
      keys.add(new CellKey(unit.variant(), dimension, value, start));
    }
    return keys;
  }

  private static void addTo(
      Map<String, List<Observation>> byUnit, @Nullable String unit, Observation observation) {
    if (unit != null) {
      byUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(observation);
    }
  }
}
