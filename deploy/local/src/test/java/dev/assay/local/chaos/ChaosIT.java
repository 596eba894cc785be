package dev.assay.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.local.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code assay chaos}: the law on the running system, struck several times. */
final class ChaosIT {
  private static final long SEED = 20_191_124;
  private static final int EVENTS = 30_000;

  @Test
  void theAnswersEqualTheBatchProgramsInSpiteOfFaults(@TempDir Path directory) throws Exception {
    ChaosOptions options =
        new ChaosOptions(
            SEED,
            List.of(
                Fault.KILL_INSTANCE,
                Fault.KILL_BROKER,
                Fault.ROLLING_RESTART,
                Fault.WIPE_STATE,
                Fault.POISON,
                Fault.DOUBLE_SEND,
                Fault.DEFINITION_CHANGE),
            Map.of(Fault.KILL_INSTANCE, 3, Fault.KILL_BROKER, 1, Fault.WIPE_STATE, 1),
            EVENTS,
            directory);
    PrintStream out = System.out;
    try (Progress progress = new Progress(out)) {
      ChaosResult result = new ChaosRound(options, progress, out).run();
      assertThat(result.differences()).isEmpty();
      assertThat(result.published()).isGreaterThan(EVENTS);
    }
  }
}
