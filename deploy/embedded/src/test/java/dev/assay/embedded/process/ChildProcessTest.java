package dev.assay.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
  @TempDir private Path directory;

  @Test
  void aChildThatDiesEarlyIsReportedWithTheEndOfItsLog() {
    ChildProcess child = start(Dying.class);
    assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMinutes(1)))
        .isInstanceOf(ProcessFailure.class)
        .hasMessageStartingWith("the child ended with 7 before it was ready")
        .hasMessageContaining("no such setting");
  }

  @Test
  void aChildThatIsNeverReadyIsReportedWithTheLastReason() {
    try (ChildProcess child = start(Waiting.class)) {
      ChildProcess.Probe refused =
          () -> {
            throw new IllegalStateException("refused");
          };
      assertThatThrownBy(() -> child.awaitReady(refused, Duration.ofMillis(200)))
          .isInstanceOf(ProcessFailure.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  void aStoppedChildIsGone() {
    ChildProcess child = start(Waiting.class);
    assertThat(child.isAlive()).isTrue();
    child.stop();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aStoppedChildFinishesItsShutdownHooks() {
    ChildProcess child = start(Hooked.class);
    child.awaitReady(() -> Files.readString(child.log()).contains("ready"), Duration.ofMinutes(1));
    child.stop();
    assertThat(child.log()).content().contains("finished");
  }

  private ChildProcess start(Class<?> main) {
    Path classes = ModuleOutput.of(main).classes();
    return ChildProcess.start(
        new JavaCommand(
            "child",
            main.getName(),
            List.of(classes),
            List.of("-Xmx32m"),
            List.of(),
            directory.resolve("child.log")));
  }

  /** Ends with a message. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] arguments) {
      System.err.println("no such setting");
      System.exit(7);
    }
  }

  /** Goes on until it is stopped. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.currentThread().join();
    }
  }

  /** Takes a while to end. */
  static final class Hooked {
    private Hooked() {}

    public static void main(String[] arguments) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(Hooked::finish));
      System.out.println("ready");
      Thread.currentThread().join();
    }

    private static void finish() {
      try {
        Thread.sleep(500);
        System.out.println("finished");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
