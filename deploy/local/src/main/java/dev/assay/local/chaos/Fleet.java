package dev.assay.local.chaos;

import dev.assay.embedded.process.ProcessFailure;
import dev.assay.law.process.AggregatorClient;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.local.CommandFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances that are to run. One that ends by itself is started again, as a supervisor would.
 */
final class Fleet {

  private static final int MOST_STARTS = 5;

  private final List<AggregatorInstance> running = new ArrayList<>();
  private final Site site;
  private final Journal journal;
  private int ended;

  Fleet(Site site, Journal journal) {
    this.site = site;
    this.journal = journal;
  }

  /** Those that are to run now. */
  List<AggregatorInstance> running() {
    return List.copyOf(running);
  }

  List<AggregatorClient> clients() {
    return running.stream().map(AggregatorInstance::client).toList();
  }

  /** One of them, counted around. */
  AggregatorInstance at(int number) {
    return running.get(number % running.size());
  }

  /** How often one ended by itself. */
  int ended() {
    return ended;
  }

  /** Starts an instance and does not wait for it. */
  void start(AggregatorInstance instance) {
    running.add(instance);
    instance.start();
  }

  /** Ends an instance in order; it is not to run any more. */
  void stop(AggregatorInstance instance) {
    running.remove(instance);
    instance.stop();
  }

  /** Starts those again that ended by themselves. */
  void supervise() {
    for (AggregatorInstance instance : running) {
      if (!instance.isAlive()) {
        site.restIfStopping();
        ended++;
        journal.note(instance.name() + " has ended by itself, and is started again");
        instance.start();
      }
    }
  }

  /**
   * Waits until an instance is up.
   *
   * @throws CommandFailure if it does not come up
   */
  void awaitReady(AggregatorInstance instance) {
    for (int starts = 1; ; starts++) {
      try {
        instance.awaitReady();
        return;
      } catch (ProcessFailure e) {
        if (instance.isAlive() || starts == MOST_STARTS) {
          throw new CommandFailure(e.getMessage() == null ? "" : e.getMessage(), e);
        }
        supervise();
      }
    }
  }

  void awaitReady() {
    running().forEach(this::awaitReady);
  }
}
