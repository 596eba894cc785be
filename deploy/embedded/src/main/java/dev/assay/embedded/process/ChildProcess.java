package dev.assay.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A started child. It ends with this process at the latest. */
public final class ChildProcess implements AutoCloseable {
  /** Asked repeatedly until the child can do its work. */
  @FunctionalInterface
  public interface Probe {
    /** True when the child is ready; an exception means not yet. */
    boolean isReady() throws Exception;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 50;
  private static final int LINES_SHOWN = 8;

  private final String name;
  private final Path log;
  private final Process process;

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts the command. Its log file is written anew.
   *
   * @throws ProcessFailure if the system cannot start it
   */
  public static ChildProcess start(JavaCommand command) {
    try {
      Files.createDirectories(command.log().toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command.words())
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectErrorStream(true)
              .redirectOutput(command.log().toFile());
      builder.environment().putAll(command.environment());
      return new ChildProcess(command.name(), command.log(), builder.start());
    } catch (IOException e) {
      throw new ProcessFailure("the " + command.name() + " cannot be started: " + e, e);
    }
  }

  /**
   * Waits until the probe says ready.
   *
   * @throws ProcessFailure if the child ends before, or is not ready in time
   */
  public void awaitReady(Probe probe, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    String last = "the probe said no";
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new ProcessFailure(
            "the %s ended with %d before it was ready%s"
                .formatted(name, process.exitValue(), tail()));
      }
      try {
        if (probe.isReady()) {
          return;
        }
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProcessFailure("interrupted while the " + name + " was starting", e);
      } catch (Exception e) {
        last = e.toString();
      }
    }
    throw new ProcessFailure(
        "the %s was not ready after %d s (%s)%s"
            .formatted(name, timeout.toSeconds(), last, tail()));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Asks the child to end, and kills it when it does not do so in time. */
  public void stop() {
    // Process.destroy would close the tether too, which halts the child amid its shutdown hooks.
    process.toHandle().destroy();
    if (!ends(PATIENCE)) {
      kill();
    }
  }

  /** Kills the child: it has no chance to clean up. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    ends(PATIENCE);
  }

  @Override
  public void close() {
    stop();
  }

  private boolean ends(Duration timeout) {
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
  }

  /** The last lines of the log that say something: stack frames only say where. */
  private String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("\t"))
              .toList();
      String shown =
          String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
      return "; the end of %s:%n  %s".formatted(log, shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
