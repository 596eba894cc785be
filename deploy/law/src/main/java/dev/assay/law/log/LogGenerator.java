package dev.assay.law.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates a log of calls. The same seed gives the same log.
 *
 * <p>Customers call one to four times; some calls are anonymous. Calls begin within six hours that
 * midnight is in the middle of.
 */
public final class LogGenerator {

  static final Instant START = Instant.parse("2019-11-23T21:00:00Z");
  static final Instant MIDNIGHT = Instant.parse("2019-11-24T00:00:00Z");

  private static final Duration SPAN = Duration.ofHours(6);
  private static final int MOST_CALLS = 4;

  private final Recorder recorder = new Recorder();
  private final List<Experiment> experiments = Experiments.from(START);
  private final Random random;
  private final Calls calls;
  private final Assignments assignments;

  private LogGenerator(long seed) {
    random = new Random(seed);
    calls = new Calls(recorder, random);
    assignments = new Assignments(recorder, calls, random);
  }

  /**
   * Generates a log of some 60 records for each customer.
   *
   * @param customers known ones; an anonymous call comes to every tenth
   */
  public static EventLog generate(long seed, int customers) {
    LogGenerator generator = new LogGenerator(seed);
    for (int i = 0; i < customers; i++) {
      generator.customer("customer-" + i);
      if (i % 10 == 0) {
        generator.call(null, "anonymous-" + i);
      }
      if (i % 100 == 0) {
        generator.oddities("customer-" + i);
      }
    }
    return new EventLog(generator.experiments, generator.recorder.records());
  }

  private void customer(String customer) {
    Instant first = call(customer, customer + "-session-0");
    int more = random.nextInt(MOST_CALLS);
    for (int i = 1; i <= more; i++) {
      call(customer, customer + "-session-" + i);
    }
    assign(UnitType.CUSTOMER, new Subject(customer, null), first);
  }

  private Instant call(@Nullable String customer, String session) {
    Subject subject = new Subject(customer, session);
    Instant start = anyTime();
    calls.call(subject, start);
    assign(UnitType.SESSION, subject, start);
    return start;
  }

  private void assign(UnitType unit, Subject subject, Instant around) {
    for (Experiment experiment : experiments) {
      if (experiment.getUnit() == unit) {
        assignments.assign(experiment, subject, around);
      }
    }
  }

  private void oddities(String customer) {
    Subject subject = new Subject(customer, customer + "-session-0");
    Experiment experiment = experiments.get(random.nextInt(experiments.size()));
    new InvalidRecords(recorder).about(subject, anyTime(), experiment);
    for (String name : List.of(customer, customer + "-namesake")) {
      Subject sharing = new Subject(name, null);
      recorder.record(
          new LogRecord(
              Topics.LATENCIES,
              sharing.key(),
              Recorder.latency("shared-" + customer, sharing, MIDNIGHT)
                  .setMilliseconds(700)
                  .build()));
      assign(UnitType.CUSTOMER, sharing, START);
    }
  }

  private Instant anyTime() {
    return START.plusMillis(random.nextLong(SPAN.toMillis()));
  }
}
