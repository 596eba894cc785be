package dev.assay.local.token;

import dev.assay.access.client.OwnToken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom the services are asked. */
public final class TokenOptions {

  private static final String VARIABLE = "ASSAY_TOKEN";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the token to send (default: the variable ASSAY_TOKEN, or else the token of"
              + " the stack that './assay up' started).")
  private @Nullable Path file;

  /**
   * The token; none where nobody says one.
   *
   * @param assignerPort by which the stack of this machine is known
   * @throws dev.assay.access.config.InvalidAccess if the file that is named cannot be used
   */
  public OwnToken token(int assignerPort) {
    if (file != null) {
      return OwnToken.file("--token-file", file);
    }
    String variable = System.getenv(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return OwnToken.of(variable.strip());
    }
    Path admin = AdminTokenFile.path(assignerPort);
    return Files.exists(admin)
        ? OwnToken.file("the token of './assay up'", admin)
        : OwnToken.none();
  }
}
