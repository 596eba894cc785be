package dev.assay.local.token;

import dev.assay.access.token.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The administrator's token of the stack that runs on this machine, where its user's other commands
 * find it and others cannot read it. It goes with the stack.
 */
public final class AdminTokenFile implements AutoCloseable {

  private final Path path;

  private AdminTokenFile(Path path) {
    this.path = path;
  }

  /** Writes the token of the stack whose assigner has this URL. */
  public static AdminTokenFile write(String assigner, String token) {
    Path path = path(URI.create(assigner).getPort());
    try {
      Files.createDirectories(directory());
      TokenFile.writeOwnerAlone(path, token);
    } catch (IOException e) {
      throw new UncheckedIOException("the token cannot be written to " + path, e);
    }
    // Also when the process is asked to end, which closes nothing.
    path.toFile().deleteOnExit();
    return new AdminTokenFile(path);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the token of the stack with this port of the assigner is, when there is one. */
  static Path path(int assignerPort) {
    return directory().resolve("assigner-%d.token".formatted(assignerPort));
  }

  private static Path directory() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return base.resolve("assay");
  }
}
