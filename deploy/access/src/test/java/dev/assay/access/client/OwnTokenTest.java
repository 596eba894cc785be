package dev.assay.access.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.access.config.InvalidAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTokenTest {

  @TempDir private Path directory;

  @Test
  void isSentAsTheFileSaysItNow() throws Exception {
    Path path = write("t1\n", "rw-------");
    OwnToken token = OwnToken.file("key", path);
    assertThat(sent(token)).containsExactly("Bearer t1");
    write("t2", "rw-------");
    await().until(() -> sent(token).equals(List.of("Bearer t2")));
    Files.delete(path);
    assertThat(sent(token)).containsExactly("Bearer t2");
  }

  @Test
  void isReadByItsOwnersAlone() throws Exception {
    write("t1", "r--r-----");
    assertThat(sent(OwnToken.file("key", directory.resolve("token")))).hasSize(1);
    for (String permissions : List.of("rw----r--", "rw--w----", "rw-----w-")) {
      Path path = write("t1", permissions);
      assertThatThrownBy(() -> OwnToken.file("key", path))
          .isInstanceOf(InvalidAccess.class)
          .hasMessageContaining("key is '%s'; it must be".formatted(path))
          .hasMessageContaining("chmod 600");
    }
  }

  @Test
  void isATokenAlone() throws Exception {
    for (String text : List.of("", "a b", "a\nb", "é")) {
      Path path = write(text, "rw-------");
      assertThatThrownBy(() -> OwnToken.file("key", path)).isInstanceOf(InvalidAccess.class);
    }
  }

  @Test
  void mayBeNone() {
    assertThat(sent(OwnToken.none())).isEmpty();
    assertThat(sent(OwnToken.of("t"))).containsExactly("Bearer t");
  }

  private Path write(String text, String permissions) throws IOException {
    Path path = directory.resolve("token");
    Files.deleteIfExists(path);
    Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static List<String> sent(OwnToken token) {
    return token
        .on(HttpRequest.newBuilder(URI.create("http://127.0.0.1/")))
        .build()
        .headers()
        .allValues("Authorization");
  }
}
