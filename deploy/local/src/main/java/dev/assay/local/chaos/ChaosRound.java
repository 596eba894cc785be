package dev.assay.local.chaos;

import dev.assay.law.Judgement;
import dev.assay.law.log.Arrival;
import dev.assay.law.log.EarlierDefinitions;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.log.LogRecord;
import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.LogPublisher;
import dev.assay.law.process.TopicReader;
import dev.assay.local.Progress;
import dev.assay.schemas.serde.AvroSerdes;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One log, one plan of faults, one comparison. */
final class ChaosRound {

  /** Of each customer, about. */
  private static final int RECORDS_PER_CUSTOMER = 140;

  private static final Duration LATENESS = Duration.ofMinutes(30);
  private static final double SOME_DUPLICATES = 0.05;
  private static final double ALL_TWICE = 1;
  private static final int INSTANCES = 2;
  private static final Duration REST = Duration.ofSeconds(5);

  /** Held here: the log manager does not hold what nobody else does. */
  private static final Logger REGISTRY_CLIENT = Logger.getLogger("io.apicurio.registry.client");

  private final ChaosOptions options;
  private final Progress progress;
  private final Journal journal;

  ChaosRound(ChaosOptions options, Progress progress, PrintStream out) {
    this.options = options;
    this.progress = progress;
    journal = new Journal(out);
  }

  ChaosResult run() throws InterruptedException {
    REGISTRY_CLIENT.setLevel(Level.SEVERE);
    EventLog log =
        LogGenerator.generate(options.seed(), Math.max(1, options.events() / RECORDS_PER_CUSTOMER));
    BatchOracle oracle = new BatchOracle(log);
    List<LogRecord> arriving =
        new Arrival(
                LATENESS,
                options.has(Fault.DOUBLE_SEND) ? ALL_TWICE : SOME_DUPLICATES,
                options.seed())
            .of(log.records());
    journal.note(
        "seed %d: a log of %,d records, sent as %,d"
            .formatted(options.seed(), log.records().size(), arriving.size()));
    Set<LogRecord> invalid = Collections.newSetFromMap(new IdentityHashMap<>());
    invalid.addAll(oracle.invalid());
    try (Site site = Site.start(options.directory(), progress)) {
      return run(site, log, oracle, arriving, invalid);
    }
  }

  private ChaosResult run(
      Site site, EventLog log, BatchOracle oracle, List<LogRecord> arriving, Set<LogRecord> invalid)
      throws InterruptedException {
    AvroSerdes serdes = new AvroSerdes(site.registryUrl());
    String brokers = site.cluster().bootstrapServers();
    try (LogPublisher publisher = new LogPublisher(brokers, serdes, invalid::contains);
        TopicReader reader = new TopicReader(brokers, serdes);
        Traffic traffic = new Traffic(publisher, arriving)) {
      Fleet fleet = new Fleet(site, journal);
      publisher.publishExperiments(
          options.has(Fault.DEFINITION_CHANGE)
              ? EarlierDefinitions.of(log.experiments())
              : log.experiments());
      site.instances().subList(0, INSTANCES).forEach(fleet::start);
      strike(new Injector(site, fleet, log, publisher, journal), traffic);
      Verdict verdict =
          new Verdict(
              oracle,
              log,
              new Judgement(reader, Site.PARTITIONS),
              publisher,
              fleet,
              progress,
              journal);
      List<String> differences = new ArrayList<>(verdict.differences());
      if (options.has(Fault.WIPE_STATE)) {
        restoreAll(fleet);
        differences.addAll(verdict.differences());
      }
      return new ChaosResult(
          options.seed(),
          options.faults().stream().map(Fault::title).toList(),
          log.records().size(),
          arriving.size(),
          fleet.ended(),
          journal.seconds(),
          journal.entries(),
          differences);
    }
  }

  private void strike(Injector injector, Traffic traffic) throws InterruptedException {
    List<Step> steps = Plan.of(options.seed(), options.faults(), options.times()).steps();
    int parts = steps.size() + 1;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      double share = (i + 1.0) / parts;
      progress.during(
          "%s, %d of %d".formatted(step.fault().title(), i + 1, steps.size()),
          shown -> {
            traffic.allow(share, Duration.ofSeconds(step.fault().seconds()), shown::update);
            injector.apply(step);
          });
    }
    progress.during(
        "sending the rest of the log",
        shown -> {
          traffic.allow(1, REST, shown::update);
          traffic.await();
        });
    journal.note("everything is sent");
  }

  /** What is in the changelogs must be the whole truth. */
  private void restoreAll(Fleet fleet) {
    for (AggregatorInstance instance : fleet.running()) {
      instance.stop();
    }
    fleet.running().forEach(StateDirectory::wipe);
    journal.note("every instance stopped, all state removed");
    fleet.running().forEach(AggregatorInstance::start);
  }
}
