package dev.assay.access.client;

import dev.assay.access.config.InvalidAccess;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token that is sent with requests. A file is read again when it was read more than a second
 * ago; while it cannot be, what it said before is sent. Safe for use by several threads.
 */
public final class OwnToken {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MOST_BYTES = 16_384;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final @Nullable Path path;
  private volatile @Nullable Held held;

  private OwnToken(@Nullable Path path, @Nullable Held held) {
    this.path = path;
    this.held = held;
  }

  /** Sends none. */
  public static OwnToken none() {
    return new OwnToken(null, null);
  }

  /** Sends this one. */
  public static OwnToken of(String token) {
    return new OwnToken(null, new Held(token, 0));
  }

  /**
   * Sends what a file says.
   *
   * @param key of the setting that names the file, for messages
   * @throws InvalidAccess if it cannot be read, holds no token, or can be read by everybody
   */
  public static OwnToken file(String key, Path path) {
    try {
      return new OwnToken(path, read(path));
    } catch (IOException e) {
      throw new InvalidAccess(
          "%s is '%s'; it must be a file with a token, which cannot be read by everybody: %s"
              .formatted(key, path, e.getMessage()));
    }
  }

  /** Adds the token to a request, where there is one. */
  public HttpRequest.Builder on(HttpRequest.Builder request) {
    String token = token();
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private @Nullable String token() {
    Held known = held;
    if (path != null && known != null && System.nanoTime() - known.readAt() > FRESH_NANOS) {
      try {
        known = read(path);
      } catch (IOException e) {
        // What was sent before may still be accepted, and who refuses it says so.
        known = new Held(known.token(), System.nanoTime());
      }
      held = known;
    }
    return known == null ? null : known.token();
  }

  private static Held read(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    permissions.retainAll(OTHERS);
    if (!permissions.isEmpty()) {
      throw new IOException("others can read or write it; chmod 600 it");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("it is larger than " + MOST_BYTES + " bytes");
    }
    String token = Files.readString(path, StandardCharsets.US_ASCII).strip();
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new IOException("it holds no token alone");
    }
    return new Held(token, System.nanoTime());
  }

  private record Held(String token, long readAt) {

    /** Without the token, so that it gets into no log. */
    @Override
    public String toString() {
      return "token";
    }
  }
}
