package dev.assay.benchmarks.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunnerOptionsTest {

  private final RunnerOptions options = new RunnerOptions();

  @Test
  void instancesShareTheThreads() {
    new CommandLine(options).parseArgs("--threads=6");
    assertThat(options.threadsOfEach(1)).isEqualTo(6);
    assertThat(options.threadsOfEach(3)).isEqualTo(2);
  }

  @Test
  void threadsThatCannotBeSharedAreRefused() {
    new CommandLine(options).parseArgs("--threads=2");
    assertThatThrownBy(() -> options.threadsOfEach(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--threads=2 cannot be shared by --instances=3: a multiple of it is needed");
    assertThatThrownBy(() -> options.threadsOfEach(0)).hasMessageContaining("--instances=0");
  }

  @Test
  void everyProcessHasTheHeapThatIsAskedFor() {
    new CommandLine(options).parseArgs("--heap=1g");
    assertThat(options.flags("assay-1", Path.of("log"))).contains("-Xmx1g", "-Xlog:gc:file=log");
  }
}
