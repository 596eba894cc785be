package dev.assay.assigner.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A step of the start that goes on beside others. */
final class Background<T> {

  private final FutureTask<T> task;

  private Background(Callable<T> step) {
    task = new FutureTask<>(step);
  }

  /**
   * Begins it.
   *
   * @param step throws no checked exception but {@link InterruptedException}
   */
  static <T> Background<T> begin(String name, Callable<T> step) {
    Background<T> background = new Background<>(step);
    Thread thread = new Thread(background.task, name);
    thread.setDaemon(true);
    thread.start();
    return background;
  }

  /** Waits for what comes of it; throws what the step threw. */
  T await() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Waits until it has ended, and ends what came of it; of a step that failed, nothing has.
   *
   * @param ending of its result
   */
  void end(Consumer<T> ending) {
    try {
      ending.accept(task.get());
    } catch (ExecutionException e) {
      // Told already, or another failure came first.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
