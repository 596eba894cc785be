package dev.assay.local.publish;

import dev.assay.local.CommandFailure;
import java.util.concurrent.TimeUnit;

/** Waiting that ends with the command when it is interrupted. */
public final class Pause {

  private Pause() {}

  public static void millis(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    }
  }
}
