package dev.assay.local.token;

import dev.assay.access.Role;
import dev.assay.access.token.Token;
import dev.assay.access.token.TokenChanges;
import dev.assay.access.token.TokenEntry;
import dev.assay.access.token.TokenFile;
import dev.assay.local.CommandFailure;
import dev.assay.local.report.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the file of the tokens that the services accept, which take it up by themselves. */
@Command(
    name = "token",
    description = {
      "Makes, replaces, ends and lists the tokens that the services accept (assay.access.tokens).",
      "The file holds hashes alone: a token is shown once, when it is made."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: create, rotate, revoke or list");
  }

  @Command(name = "create", description = "Makes a token and prints it, once.")
  void create(
      @Parameters(paramLabel = "NAME", description = "Whose it is, for the audit log.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "viewer, editor, admin or client.")
          String role,
      @Mixin TokensOption tokens,
      @Option(
              names = "--expires",
              paramLabel = "DURATION",
              description = "After how long it ends, as P90D or PT12H (default: never).")
          @Nullable String expires,
      @Option(
              names = "--requests-per-second",
              paramLabel = "N",
              description = "How often it may ask (default: as others of its role).")
          @Nullable Integer requestsPerSecond) {
    if (!TokenEntry.isName(name)) {
      throw notAllowed("NAME", name, TokenEntry.NAME_RULE);
    }
    if (requestsPerSecond != null && !TokenEntry.isRate(requestsPerSecond)) {
      throw notAllowed("--requests-per-second", requestsPerSecond, TokenEntry.RATE_RULE);
    }
    Role known = Role.of(role).orElseThrow(() -> notAllowed("--role", role, Role.ALLOWED));
    Instant now = now();
    Instant end = expires == null ? null : after(now, "--expires", expires, false);
    String token = Token.random();
    change(
        tokens,
        entries -> TokenChanges.create(entries, name, known, token, now, end, requestsPerSecond));
    print(token);
  }

  @Command(
      name = "rotate",
      description = "Makes another token of the same name and prints it, once; the old one ends.")
  void rotate(
      @Parameters(paramLabel = "NAME", description = "Whose it is.") String name,
      @Mixin TokensOption tokens,
      @Option(
              names = "--grace",
              paramLabel = "DURATION",
              defaultValue = "PT1H",
              description = "How long the old one is still accepted (default: ${DEFAULT-VALUE}).")
          String grace) {
    Instant now = now();
    Instant until = after(now, "--grace", grace, true);
    String token = Token.random();
    change(tokens, entries -> TokenChanges.rotate(entries, name, token, now, until));
    print(token);
  }

  @Command(name = "revoke", description = "Ends all tokens of a name at once.")
  void revoke(
      @Parameters(paramLabel = "NAME", description = "Whose they are.") String name,
      @Mixin TokensOption tokens) {
    change(tokens, entries -> TokenChanges.revoke(entries, name, now()));
  }

  @Command(name = "list", description = "Lists the tokens, without what they are.")
  void list(@Mixin TokensOption tokens) {
    Table table = new Table("name", "role", "created", "expires", "requests per second");
    for (TokenEntry entry : new TokenFile(tokens.path()).read()) {
      Instant expires = entry.expires();
      boolean isOver = !entry.isValid(Instant.now());
      table.row(
          entry.name(),
          entry.role().text(),
          entry.created().toString(),
          expires == null ? "never" : expires + (isOver ? " (over)" : ""),
          entry.requestsPerSecond() == null ? "-" : entry.requestsPerSecond().toString());
    }
    print(table.toString().stripTrailing());
  }

  /** The file that is changed. */
  static final class TokensOption {
    @Option(
        names = "--tokens",
        required = true,
        paramLabel = "FILE",
        description = "The file of tokens; made when it is not there.")
    private Path path;

    Path path() {
      return path;
    }
  }

  private static void change(TokensOption tokens, UnaryOperator<List<TokenEntry>> change) {
    try {
      new TokenFile(tokens.path()).change(change);
    } catch (NoSuchElementException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /** When a period or duration after now is over. */
  private static Instant after(Instant now, String option, String text, boolean isZeroAllowed) {
    try {
      TemporalAmount amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
      Instant end = now.atZone(ZoneOffset.UTC).plus(amount).toInstant();
      if (end.isAfter(now) || (isZeroAllowed && end.equals(now))) {
        return end;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // Told below, as one that is not positive is.
    }
    throw notAllowed(option, text, "a duration as P90D or PT12H, not in the past");
  }

  private static CommandFailure notAllowed(String name, Object value, String allowed) {
    return new CommandFailure("%s is '%s'; it must be %s".formatted(name, value, allowed));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
