package dev.assay.benchmarks.evaluation;

import io.getunleash.util.UnleashScheduledExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Runs nothing. Unleash's client hands an event of each evaluation to its executor, for
 * subscribers; without any they only use another core, and wait there in a queue that has no bound.
 */
final class DroppingExecutor implements UnleashScheduledExecutor {

  private static final Future<Void> DONE = CompletableFuture.completedFuture(null);

  @Override
  public void setInterval(Runnable command, long delaySeconds, long periodSeconds) {}

  @Override
  public Future<Void> scheduleOnce(Runnable runnable) {
    return DONE;
  }
}
