package dev.assay.local.stack;

import dev.assay.access.Role;
import dev.assay.access.client.OwnToken;
import dev.assay.access.token.Token;
import dev.assay.access.token.TokenEntry;
import dev.assay.access.token.TokenFile;
import dev.assay.access.token.TokenHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The tokens of one stack, new at each start: the administrator's, which is in no file of the
 * stack, and those that the services ask each other with.
 */
public final class StackTokens {

  /** Enough for a load that this machine makes. */
  private static final int REQUESTS_PER_SECOND = 100_000;

  private static final String ANALYZER = "assay-analyzer";
  private static final String AGGREGATOR = "assay-aggregator";

  private final Path directory;
  private final String admin;

  private StackTokens(Path directory, String admin) {
    this.directory = directory;
    this.admin = admin;
  }

  /** Makes them, with their files in the directory. */
  static StackTokens make(Path directory) {
    String admin = Token.random();
    String analyzer = Token.random();
    String aggregator = Token.random();
    StackTokens tokens = new StackTokens(directory, admin);
    try {
      Files.createDirectories(directory);
      TokenFile.writeOwnerAlone(tokens.clear(ANALYZER), analyzer);
      TokenFile.writeOwnerAlone(tokens.clear(AGGREGATOR), aggregator);
      Files.deleteIfExists(tokens.file());
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens cannot be written to " + directory, e);
    }
    new TokenFile(tokens.file())
        .change(
            before ->
                List.of(
                    entry("admin", Role.ADMIN, admin),
                    entry(ANALYZER, Role.EDITOR, analyzer),
                    entry(AGGREGATOR, Role.VIEWER, aggregator)));
    return tokens;
  }

  /** The administrator's, in clear. */
  public String admin() {
    return admin;
  }

  OwnToken adminToken() {
    return OwnToken.of(admin);
  }

  /** What the services accept, by its hashes. */
  public Path file() {
    return directory.resolve("tokens.json");
  }

  /** The settings of a service. */
  List<String> flags(Service service) {
    String accepted = "-Dassay.access.tokens=" + file();
    return switch (service) {
      case ASSIGNER -> List.of(accepted);
      case AGGREGATOR -> List.of(accepted, "-Dassay.access.token-file=" + clear(AGGREGATOR));
      case ANALYZER -> List.of(accepted, "-Dassay.access.token-file=" + clear(ANALYZER));
    };
  }

  private Path clear(String name) {
    return directory.resolve(name + ".token");
  }

  private static TokenEntry entry(String name, Role role, String token) {
    return new TokenEntry(
        name, role, TokenHash.of(token), Instant.now(), null, REQUESTS_PER_SECOND);
  }
}
