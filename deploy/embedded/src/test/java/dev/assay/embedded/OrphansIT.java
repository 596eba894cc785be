package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The children of a parent that was killed. */
public final class OrphansIT {
  @Test
  void brokerAndRegistryEndWithTheirParent(@TempDir Path directory) throws Exception {
    Path started = directory.resolve("started");
    ChildProcess parent =
        ChildProcess.start(
            new JavaCommand(
                "parent",
                Parent.class.getName(),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList(),
                List.of(),
                List.of(directory.toString(), started.toString()),
                directory.resolve("parent.log")));
    parent.awaitReady(() -> Files.exists(started), Duration.ofMinutes(2));
    List<ProcessHandle> children =
        ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
    assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

    parent.kill();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Starts both parts and goes on until it is killed. */
  public static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      EmbeddedBroker.start(BrokerOptions.temporary().withDirectory(directory.resolve("broker")));
      EmbeddedRegistry.start(
          RegistryOptions.temporary().withDirectory(directory.resolve("registry")));
      Files.createFile(Path.of(arguments[1]));
      Thread.currentThread().join();
    }
  }
}
