package dev.assay.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

  @TempDir private Path directory;
  private volatile Instant now = NOW;
  private final InstantSource clock = () -> now;

  @Test
  void findsTokensUntilTheyExpire() {
    Path path = write("tokens.json", entry("ada", "t1", NOW.plusSeconds(60)));
    try (WatchedTokens<String> tokens = WatchedTokens.open(path, TokenEntry::name, clock)) {
      assertThat(tokens.find("t1")).contains("ada");
      assertThat(tokens.find("t2")).isEmpty();
      now = NOW.plusSeconds(60);
      assertThat(tokens.find("t1")).isEmpty();
    }
  }

  @Test
  void noticesThatTheFileChanges() {
    Path path = write("tokens.json", entry("ada", "t1", null));
    try (WatchedTokens<String> tokens = WatchedTokens.open(path, TokenEntry::name, clock)) {
      write("tokens.json", entry("bea", "t2", null));
      await().until(() -> tokens.find("t2").isPresent());
      assertThat(tokens.find("t1")).isEmpty();
    }
  }

  /** A Kubernetes secret is a link to a link, of which the latter is replaced by renaming. */
  @Test
  void noticesThatALinkOnTheWayChanges() throws Exception {
    Files.createDirectory(directory.resolve("v1"));
    Files.createDirectory(directory.resolve("v2"));
    write("v1/tokens.json", entry("ada", "t1", null));
    write("v2/tokens.json", entry("bea", "t2", null));
    Path data = directory.resolve("data");
    Files.createSymbolicLink(data, directory.resolve("v1"));
    Path path = directory.resolve("tokens.json");
    Files.createSymbolicLink(path, data.resolve("tokens.json"));
    try (WatchedTokens<String> tokens = WatchedTokens.open(path, TokenEntry::name, clock)) {
      Path next = directory.resolve("next");
      Files.createSymbolicLink(next, directory.resolve("v2"));
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      await().until(() -> tokens.find("t2").isPresent());
    }
  }

  @Test
  void keepsWhatItReadWhileTheFileCannotBeUsed() throws Exception {
    Path path = write("tokens.json", entry("ada", "t1", null));
    String text = Files.readString(path);
    try (WatchedTokens<String> tokens = WatchedTokens.open(path, TokenEntry::name, clock)) {
      assertThat(tokens.failure()).isEmpty();
      Files.writeString(path, "{");
      await().until(() -> tokens.failure().isPresent());
      assertThat(tokens.failure().orElseThrow()).contains("not JSON");
      assertThat(tokens.find("t1")).contains("ada");
      Files.delete(path);
      await().until(() -> tokens.failure().orElseThrow().contains("cannot be read"));
      assertThat(tokens.find("t1")).contains("ada");
      Files.writeString(path, text);
      await().until(() -> tokens.failure().isEmpty());
      assertThat(tokens.count()).isEqualTo(1);
    }
  }

  @Test
  void hasToBeThereAtTheStart() {
    assertThatThrownBy(() -> WatchedTokens.open(directory.resolve("none"), TokenEntry::name, clock))
        .isInstanceOf(InvalidTokens.class)
        .hasMessage("it cannot be read (NoSuchFileException)");
  }

  private Path write(String name, TokenEntry... entries) {
    Path path = directory.resolve(name);
    new TokenFile(path).change(before -> List.of(entries));
    return path;
  }

  private static TokenEntry entry(String name, String token, @Nullable Instant expires) {
    return new TokenEntry(name, Role.VIEWER, TokenHash.of(token), NOW, expires, null);
  }
}
