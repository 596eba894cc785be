package dev.assay.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Role;
import dev.assay.access.token.TokenEntry;
import dev.assay.access.token.TokenFile;
import dev.assay.access.token.TokenHash;
import dev.assay.local.Assay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenCommandTest {

  @TempDir private Path directory;

  @Test
  void aTokenIsShownOnceAndItsHashKept() {
    String token =
        run(
            0,
            "create",
            "ada",
            "--role",
            "editor",
            "--expires",
            "P90D",
            "--requests-per-second",
            "7");
    assertThat(token.strip()).matches("assay_[A-Za-z0-9_-]{43}");
    assertThat(entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("ada");
              assertThat(entry.role()).isEqualTo(Role.EDITOR);
              assertThat(entry.hash()).isEqualTo(TokenHash.of(token.strip()));
              assertThat(Duration.between(entry.created(), entry.expires()))
                  .isEqualTo(Duration.ofDays(90));
              assertThat(entry.requestsPerSecond()).isEqualTo(7);
            });
    assertThat(run(0, "list")).contains("ada", "editor", "7").doesNotContain(token.strip());
  }

  @Test
  void aRotatedTokenLivesOnForAWhile() {
    String old = run(0, "create", "ada", "--role", "viewer").strip();
    String fresh = run(0, "rotate", "ada").strip();
    assertThat(entries())
        .extracting(TokenEntry::hash)
        .containsExactly(TokenHash.of(old), TokenHash.of(fresh));
    TokenEntry first = entries().getFirst();
    assertThat(first.expires()).isAfter(first.created().plus(Duration.ofMinutes(59)));
    String latest = run(0, "rotate", "ada", "--grace", "PT0S").strip();
    assertThat(entries()).extracting(TokenEntry::hash).containsExactly(TokenHash.of(latest));
    assertThat(run(0, "revoke", "ada")).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void saysWhatIsNotAllowed() {
    assertThat(run(1, "create", "a b", "--role", "viewer"))
        .contains("NAME is 'a b'; it must be 1 to 100 letters");
    assertThat(run(1, "create", "ada", "--role", "root"))
        .contains("--role is 'root'; it must be viewer, editor, admin or client");
    assertThat(run(1, "create", "ada", "--role", "viewer", "--expires", "-P1D"))
        .contains("--expires is '-P1D'; it must be a duration");
    assertThat(run(1, "create", "ada", "--role", "viewer", "--requests-per-second", "0"))
        .contains("--requests-per-second is '0'");
    run(0, "create", "ada", "--role", "viewer");
    assertThat(run(1, "create", "ada", "--role", "viewer")).contains("rotate or revoke that one");
    assertThat(run(1, "revoke", "bea")).contains("No token has the name 'bea'.");
    assertThat(entries()).hasSize(1);
  }

  private List<TokenEntry> entries() {
    return new TokenFile(file()).read();
  }

  private Path file() {
    return directory.resolve("tokens.json");
  }

  private String run(int code, String... arguments) {
    List<String> words = new ArrayList<>(List.of("token"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--tokens", file().toString()));
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    CommandLine commandLine = Assay.commandLine().setOut(writer).setErr(writer);
    assertThat(commandLine.execute(words.toArray(String[]::new)))
        .as(Objects.toString(text))
        .isEqualTo(code);
    return text.toString();
  }
}
