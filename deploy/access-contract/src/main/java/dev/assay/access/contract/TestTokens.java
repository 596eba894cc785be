package dev.assay.access.contract;

import dev.assay.access.Role;
import dev.assay.access.token.Token;
import dev.assay.access.token.TokenChanges;
import dev.assay.access.token.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A file of tokens, one for each role and of its name. */
public final class TestTokens {

  private final Path path;
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  private TestTokens(Path path) {
    this.path = path;
  }

  /** Writes the file into a directory, which is made. */
  public static TestTokens in(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestTokens made = new TestTokens(directory.resolve("tokens.json").toAbsolutePath());
    new TokenFile(made.path).change(before -> List.of());
    for (Role role : Role.values()) {
      made.tokens.put(role, made.add(role.text(), role));
    }
    return made;
  }

  /** Adds one more; returns it in clear. */
  public String add(String name, Role role) {
    String token = Token.random();
    new TokenFile(path)
        .change(
            before -> TokenChanges.create(before, name, role, token, Instant.now(), null, null));
    return token;
  }

  public Path path() {
    return path;
  }

  /** In clear. */
  public String of(Role role) {
    return Objects.requireNonNull(tokens.get(role));
  }

  /** Writes a role's token into a file for its owner alone. */
  public Path clear(Role role) {
    Path file = path.resolveSibling(role.text() + ".token");
    try {
      TokenFile.writeOwnerAlone(file, of(role));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
