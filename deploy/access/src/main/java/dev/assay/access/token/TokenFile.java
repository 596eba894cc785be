package dev.assay.access.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The file of the tokens that are accepted, as the command line changes it. */
public final class TokenFile {

  static final int MOST_BYTES = 4 << 20;

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  /**
   * The file at a path.
   *
   * @param path of a file that need not be there yet
   */
  public TokenFile(Path path) {
    this.path = path;
  }

  /**
   * What it says.
   *
   * @return nothing when there is no file
   * @throws InvalidTokens if it is not as it must be, or cannot be read
   */
  public List<TokenEntry> read() {
    try {
      return TokenJson.read(bytes(path));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new InvalidTokens("%s cannot be read: %s".formatted(path, e.getMessage()));
    } catch (InvalidTokens e) {
      throw new InvalidTokens(path + ": " + e.getMessage());
    }
  }

  /**
   * Replaces the file by what a change makes of it, at once and for its owner alone. Those who
   * change it at the same time wait for each other.
   *
   * @throws InvalidTokens if it is not as it must be
   * @throws UncheckedIOException if it cannot be written
   */
  public void change(UnaryOperator<List<TokenEntry>> change) {
    // A lock of the file is the process's, not the thread's.
    synchronized (TokenFile.class) {
      changeLocked(change);
    }
  }

  private void changeLocked(UnaryOperator<List<TokenEntry>> change) {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      write(change.apply(read()));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(path), e);
    }
  }

  private void write(List<TokenEntry> entries) throws IOException {
    if (entries.size() > TokenJson.MOST_TOKENS) {
      throw InvalidTokens.of(
          "tokens", "of " + entries.size(), "of at most " + TokenJson.MOST_TOKENS);
    }
    writeOwnerAlone(path, TokenJson.write(entries));
  }

  /**
   * Writes a file that its owner alone can read, and puts it in the place of the one that is there:
   * nobody sees half of it.
   */
  public static void writeOwnerAlone(Path path, String text) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    Path fresh =
        Files.createTempFile(
            directory == null ? absolute : directory,
            ".assay",
            ".tmp",
            PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          fresh, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The bytes of a file that is not too large to be one of tokens. */
  static byte[] bytes(Path path) throws IOException {
    try (InputStream input = Files.newInputStream(path)) {
      byte[] bytes = input.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw InvalidTokens.of("the file", "larger", "of at most " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }
}
