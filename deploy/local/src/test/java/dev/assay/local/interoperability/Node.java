package dev.assay.local.interoperability;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node.js with the packages of {@code src/test/js}. */
final class Node {
  /** With this set to 1, a missing Node fails the tests instead of skipping them. */
  private static final String REQUIRED = "ASSAY_REQUIRE_NODE";

  private static final Path SOURCES = Path.of("src", "test", "js");
  private static final long TIMEOUT_MINUTES = 2;

  private final Path directory;

  private Node(Path directory) {
    this.directory = directory;
  }

  /** Installs the packages as the lock file names them; skips the test where that cannot be. */
  static Node install(Path directory) throws IOException, InterruptedException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, "*.{js,json}")) {
      for (Path file : files) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Node node = new Node(directory);
    try {
      node.run("node", List.of("--version"));
      node.run("npm", List.of("ci", "--no-audit", "--no-fund", "--ignore-scripts"));
    } catch (IOException | AssertionError e) {
      String message = "Node.js with its packages is needed: " + e.getMessage();
      if ("1".equals(System.getenv(REQUIRED))) {
        return fail(message, e);
      }
      Assumptions.abort(message);
    }
    return node;
  }

  /**
   * Runs a script and returns the last line that it prints; warnings may stand before.
   *
   * @param name of the script, or an option of Node before it
   */
  String script(String name, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(List.of(arguments));
    return run("node", words).lines().reduce("", (before, line) -> line);
  }

  private String run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0) {
      return fail("%s ended with %d: %s", command, process.exitValue(), text);
    }
    return text;
  }
}
