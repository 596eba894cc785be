package dev.assay.embedded.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program to start tethered to this process.
 *
 * @param name what messages call it
 * @param mainClass its main class
 * @param classPath jars and directories
 * @param flags of the virtual machine, as {@code -Xmx256m} or {@code -Dkey=value}
 * @param arguments of the main class
 * @param log the file that standard output and standard error go to
 * @param environment variables beside those of this process
 */
public record JavaCommand(
    String name,
    String mainClass,
    List<Path> classPath,
    List<String> flags,
    List<String> arguments,
    Path log,
    Map<String, String> environment) {
  public JavaCommand {
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** With the environment of this process. */
  public JavaCommand(
      String name,
      String mainClass,
      List<Path> classPath,
      List<String> flags,
      List<String> arguments,
      Path log) {
    this(name, mainClass, classPath, flags, arguments, log, Map.of());
  }

  /** The words of the command line. */
  List<String> words() {
    List<String> entries = new ArrayList<>();
    entries.add(ModuleOutput.of(Tethered.class).classes().toString());
    classPath.forEach(entry -> entries.add(entry.toString()));

    List<String> words = new ArrayList<>();
    words.add(JavaHome.java().toString());
    words.addAll(flags);
    words.add("-cp");
    words.add(String.join(File.pathSeparator, entries));
    words.add(Tethered.class.getName());
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }
}
