package dev.assay.embedded.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Java installation that runs this process. */
public final class JavaHome {
  private JavaHome() {}

  /** The {@code java} executable of the running virtual machine. */
  public static Path java() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path java = bin.resolve("java");
    return Files.exists(java) ? java : bin.resolve("java.exe");
  }
}
