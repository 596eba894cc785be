package dev.assay.embedded.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the build left of a module.
 *
 * @param classes its directory of classes, or its jar
 * @param directory the directory that the build writes to, with {@code runtime.classpath} in it
 */
public record ModuleOutput(Path classes, Path directory) {
  /** The output of the module that the class is from: its jar and its classes lie side by side. */
  public static ModuleOutput of(Class<?> type) {
    try {
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ModuleOutput(classes, classes.resolveSibling("").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no file: the code source of " + type, e);
    }
  }

  /** The output of a module that was built in the directory. */
  public static ModuleOutput in(Path directory) {
    return new ModuleOutput(directory.resolve("classes"), directory);
  }

  /**
   * The module's classes and everything that they need at run time.
   *
   * @throws ProcessFailure if the module is not built
   */
  public List<Path> runtimeClassPath() {
    Path file = directory.resolve("runtime.classpath");
    if (!Files.exists(file)) {
      throw new ProcessFailure(file + " is missing: build the module first");
    }
    List<Path> entries = new ArrayList<>();
    entries.add(classes);
    try {
      Pattern.compile(Pattern.quote(File.pathSeparator))
          .splitAsStream(Files.readString(file).strip())
          .filter(entry -> !entry.isEmpty())
          .map(Path::of)
          .forEach(entries::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
