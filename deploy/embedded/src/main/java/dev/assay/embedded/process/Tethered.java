package dev.assay.embedded.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when standard input ends.
 *
 * <p>The parent holds the other end of that pipe. The system closes it however the parent ends, so
 * that a child does not survive a parent which had no chance to stop it.
 */
public final class Tethered {
  private static final int PARENT_GONE = 3;

  private Tethered() {}

  /** Takes the main class, then its arguments. */
  public static void main(String[] arguments) throws Throwable {
    Thread watch = new Thread(() -> haltAtEnd(System.in), "tether");
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void haltAtEnd(InputStream tether) {
    try {
      while (tether.read() >= 0) {
        // What the parent writes means nothing; only the end does.
      }
    } catch (IOException e) {
      // A broken pipe is an end as well.
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }
}
