package dev.assay.access.http;

import dev.assay.access.client.OwnToken;
import dev.assay.access.config.AccessSettings;
import dev.assay.access.config.InvalidAccess;
import dev.assay.access.issuer.Issuer;
import dev.assay.access.token.InvalidTokens;
import dev.assay.access.token.Token;
import dev.assay.access.token.WatchedTokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows whose each token is. */
public final class Access implements AutoCloseable {

  private final AccessSettings settings;
  private final @Nullable WatchedTokens<Caller> tokens;
  private final @Nullable Issuer issuer;
  private final OwnToken ownToken;

  private Access(
      AccessSettings settings,
      @Nullable WatchedTokens<Caller> tokens,
      @Nullable Issuer issuer,
      OwnToken ownToken) {
    this.settings = settings;
    this.tokens = tokens;
    this.issuer = issuer;
    this.ownToken = ownToken;
  }

  /**
   * Reads the files that are named.
   *
   * @throws InvalidAccess if one cannot be used
   */
  static Access open(AccessSettings settings) {
    Path own = settings.ownToken();
    OwnToken ownToken =
        own == null ? OwnToken.none() : OwnToken.file(AccessSettings.TOKEN_FILE, own);
    WatchedTokens<Caller> tokens =
        settings.tokens() == null ? null : watch(settings.tokens(), settings);
    Issuer issuer = settings.issuer() == null ? null : new Issuer(settings.issuer());
    return new Access(settings, tokens, issuer, ownToken);
  }

  /** What the service itself sends to others. */
  public OwnToken ownToken() {
    return ownToken;
  }

  boolean isOpen() {
    return settings.isOpen();
  }

  AccessSettings settings() {
    return settings;
  }

  @Nullable WatchedTokens<Caller> tokens() {
    return tokens;
  }

  /** Whether it takes long to say whose a token is. */
  boolean isOfIssuer(String token) {
    return issuer != null && !token.startsWith(Token.PREFIX);
  }

  /** Whose a token is; empty when it is not accepted. */
  Optional<Caller> find(String token) {
    if (issuer != null && isOfIssuer(token)) {
      return issuer.verify(token).map(identity -> Caller.of(identity, settings));
    }
    return tokens == null ? Optional.empty() : tokens.find(token);
  }

  @Override
  public void close() {
    if (tokens != null) {
      tokens.close();
    }
    if (issuer != null) {
      issuer.close();
    }
  }

  private static WatchedTokens<Caller> watch(Path path, AccessSettings settings) {
    try {
      return WatchedTokens.open(path, entry -> Caller.of(entry, settings), InstantSource.system());
    } catch (InvalidTokens e) {
      throw new InvalidAccess(
          "%s is '%s', which cannot be used: %s"
              .formatted(AccessSettings.TOKENS, path, e.getMessage()));
    }
  }
}
