package dev.assay.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
  private static final String HASH = "ab".repeat(32);

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Path path = directory.resolve("tokens.json");
    TokenFile file = new TokenFile(path);
    assertThat(file.read()).isEmpty();
    TokenEntry plain = new TokenEntry("ada", Role.EDITOR, TokenHash.of("assay_a"), NOW, null, null);
    TokenEntry full =
        new TokenEntry("bot", Role.CLIENT, TokenHash.of("b"), NOW, NOW.plusSeconds(60), 100);
    file.change(entries -> List.of(plain, full));
    assertThat(file.read()).containsExactly(plain, full);
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(path)).doesNotContain("assay_a");
  }

  @Test
  void changesAtTheSameTimeAreAllKept() {
    TokenFile file = new TokenFile(directory.resolve("tokens.json"));
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 20; i++) {
        String name = "n" + i;
        executor.execute(
            () ->
                file.change(
                    entries ->
                        TokenChanges.create(
                            entries, name, Role.VIEWER, Token.random(), NOW, null, null)));
      }
    }
    assertThat(file.read()).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] | the file is something else; it must be {"tokens": [...]} alone
          {"tokens":[],"more":1} | the file is something else
          {"tokens":[1]} | tokens[0] is 1; it must be a JSON object
          {"tokens":[{"name":" "}]} | tokens[0].name is ' '; it must be 1 to 100 letters
          {"tokens":[{"name":"a"}]} | tokens[0].role is missing; it must be viewer, editor, admin or client
          {"tokens":[{"name":"a","role":"root"}]} | tokens[0].role is 'root'; it must be viewer
          {"tokens":[{"name":"a","role":"viewer","sha256":"x"}]} | tokens[0].sha256 is missing or something else
          {"tokens":[{"name":"a","role":"viewer","token":"x"}]} | tokens[0].token is there; it must be one of name
          {"tokens":[{"name":"a","role":"viewer","sha256":"$","created":"today"}]} | tokens[0].created is 'today'; it must be a time
          {"tokens":[{"name":"a","role":"viewer","sha256":"$","created":"2026-01-31T09:30:00Z","requests_per_second":0}]} | tokens[0].requests_per_second is 0; it must be a whole number
          {"tokens":[{"name":"a","name":"b"}]} | the file is not JSON: Duplicate field 'name'
          {"tokens":[]} x | the file is not JSON
          {"tokens": | the file is not JSON
          """)
  void namesWhatIsWrong(String text, String message) throws Exception {
    Path path = directory.resolve("tokens.json");
    Files.writeString(path, text.replace("$", HASH));
    assertThatThrownBy(() -> new TokenFile(path).read())
        .isInstanceOf(InvalidTokens.class)
        .hasMessageContaining(message)
        .hasMessageContaining(path.toString());
  }

  @Test
  void noTokenIsThereTwice() throws Exception {
    String entry =
        "{\"name\":\"a\",\"role\":\"viewer\",\"sha256\":\"%s\",\"created\":\"%s\"}"
            .formatted(HASH, NOW);
    Path path = directory.resolve("tokens.json");
    Files.writeString(path, "{\"tokens\":[%s,%s]}".formatted(entry, entry));
    assertThatThrownBy(() -> new TokenFile(path).read())
        .hasMessageContaining("tokens[1].sha256 is there before");
  }
}
