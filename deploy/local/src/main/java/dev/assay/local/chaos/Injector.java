package dev.assay.local.chaos;

import dev.assay.law.log.EventLog;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.law.process.LogPublisher;
import dev.assay.local.CommandFailure;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Does what a plan says. */
final class Injector {

  /** Longer than a transaction and a session of a group may last, 10 s both. */
  private static final Duration CUT = Duration.ofSeconds(25);

  private static final Duration BROKER_AWAY = Duration.ofSeconds(5);
  private static final Duration CLOCK_OFF = Duration.ofSeconds(6);
  private static final Duration DISK_FULL = Duration.ofSeconds(5);

  private final Site site;
  private final Fleet fleet;
  private final EventLog log;
  private final LogPublisher publisher;
  private final Journal journal;

  Injector(Site site, Fleet fleet, EventLog log, LogPublisher publisher, Journal journal) {
    this.site = site;
    this.fleet = fleet;
    this.log = log;
    this.publisher = publisher;
    this.journal = journal;
  }

  void apply(Step step) throws InterruptedException {
    fleet.supervise();
    switch (step.fault()) {
      case KILL_INSTANCE -> killInstance(step);
      case KILL_BROKER -> killBroker(step);
      case CUT_NETWORK -> cutNetwork(step);
      case ROLLING_RESTART -> rollingRestart();
      case SCALE -> scale(step);
      case WIPE_STATE -> wipeState(step);
      case FULL_DISK -> fullDisk(step);
      case CLOCK_JUMP -> clockJump(step);
      case POISON -> poison(step);
      case DEFINITION_CHANGE -> changeDefinitions();
      case DOUBLE_SEND -> throw new IllegalArgumentException("no step: " + step);
    }
  }

  private void killInstance(Step step) throws InterruptedException {
    AggregatorInstance victim = struck(step);
    victim.kill();
    note(step, "%s killed%s, and started again".formatted(victim.name(), when(step)));
    victim.start();
  }

  private void killBroker(Step step) throws InterruptedException {
    int broker = step.target() % site.cluster().size();
    pause(step.delay());
    long pid = site.cluster().pid(broker);
    site.cluster().kill(broker);
    note(step, "broker %d killed (process %d)".formatted(broker + 1, pid));
    pause(BROKER_AWAY);
    site.cluster().restart(broker);
    site.cluster().awaitReady();
    site.cluster().awaitReplicated();
    note(step, "broker %d is there again, and has caught up".formatted(broker + 1));
  }

  private void cutNetwork(Step step) throws InterruptedException {
    AggregatorInstance instance = site.instances().getFirst();
    fleet.awaitReady(instance);
    pause(step.delay());
    site.cluster().cut();
    note(step, "%s reaches no broker for %d s".formatted(instance.name(), CUT.toSeconds()));
    pause(CUT);
    site.cluster().restore();
    fleet.awaitReady(instance);
    note(step, "%s reaches them again, and works".formatted(instance.name()));
  }

  private void rollingRestart() {
    for (AggregatorInstance instance : fleet.running()) {
      instance.stop();
      journal.note(
          Fault.ROLLING_RESTART.title() + ": " + instance.name() + " stopped, and started again");
      instance.start();
      fleet.awaitReady(instance);
    }
  }

  /** One instance, all that there can be, one, and as many as before. */
  private void scale(Step step) {
    List<AggregatorInstance> before = fleet.running();
    for (List<AggregatorInstance> size :
        List.of(before.subList(0, 1), site.instances(), before.subList(1, 2), before)) {
      for (AggregatorInstance instance : site.instances()) {
        boolean runs = fleet.running().contains(instance);
        if (runs && !size.contains(instance)) {
          fleet.stop(instance);
        } else if (!runs && size.contains(instance)) {
          fleet.start(instance);
        }
      }
      fleet.awaitReady();
      note(step, "instances: " + fleet.running().size());
    }
  }

  private void wipeState(Step step) throws InterruptedException {
    AggregatorInstance victim = struck(step);
    victim.kill();
    StateDirectory.wipe(victim);
    note(step, "%s killed%s, its state removed".formatted(victim.name(), when(step)));
    victim.start();
  }

  private void fullDisk(Step step) throws InterruptedException {
    AggregatorInstance victim = struck(step);
    victim.stop();
    StateDirectory.wipe(victim);
    SmallDisk disk;
    try {
      disk = site.opened(SmallDisk.mount(victim.stateDirectory()));
    } catch (CommandFailure e) {
      note(step, "skipped: a small file system cannot be had: " + e.getMessage());
      victim.start();
      return;
    }
    victim.start();
    fleet.awaitReady();
    disk.fill();
    note(step, "the file system of %s is full".formatted(victim.name()));
    // The others hand their partitions over, for which it needs to write.
    for (AggregatorInstance other : fleet.running()) {
      if (!other.equals(victim)) {
        other.stop();
        pause(DISK_FULL);
        other.start();
        fleet.awaitReady(other);
      }
    }
    disk.free();
    fleet.supervise();
    fleet.awaitReady(victim);
    note(step, "there is room again, and %s works".formatted(victim.name()));
    victim.kill();
    disk.close();
    victim.start();
  }

  private void clockJump(Step step) throws InterruptedException {
    AggregatorInstance victim = struck(step);
    Optional<Clock> clock = Clock.in(victim.stateDirectory().resolveSibling("clock"));
    if (clock.isEmpty()) {
      note(step, "skipped: libfaketime is not installed");
      return;
    }
    victim.stop();
    victim.start(clock.get().environment());
    fleet.awaitReady(victim);
    for (Duration offset : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
      clock.get().jump(offset);
      note(step, "the clock of %s is off by %d s".formatted(victim.name(), offset.toSeconds()));
      pause(CLOCK_OFF);
    }
    fleet.supervise();
    fleet.awaitReady(victim);
  }

  private void poison(Step step) {
    publisher.publishUnreadable(
        Topics.BY_SUBJECT.stream()
            .map(
                topic ->
                    log.records().stream()
                        .filter(record -> record.topic().equals(topic))
                        .skip(step.target() % 10)
                        .findFirst())
            .flatMap(Optional::stream)
            .toList());
    publisher.publishUnreadableExperiment();
    note(step, "what nobody can read is in every topic");
  }

  private void changeDefinitions() {
    publisher.publishExperiments(log.experiments());
    journal.note(Fault.DEFINITION_CHANGE.title() + ": every experiment is one version further");
  }

  /** The instance that a step strikes, when its time has come. */
  private AggregatorInstance struck(Step step) throws InterruptedException {
    AggregatorInstance instance = fleet.at(step.target());
    if (step.awaitsReady()) {
      fleet.awaitReady(instance);
    }
    pause(step.delay());
    return instance;
  }

  private static String when(Step step) {
    return step.awaitsReady() ? " at work" : "";
  }

  private void note(Step step, String what) {
    journal.note(step.fault().title() + ": " + what);
  }

  private static void pause(Duration duration) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(duration.toMillis());
  }
}
