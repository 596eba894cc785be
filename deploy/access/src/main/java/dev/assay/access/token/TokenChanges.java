package dev.assay.access.token;

import dev.assay.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What can be done with a list of tokens. Tokens that have expired are left out on the way. */
public final class TokenChanges {

  private TokenChanges() {}

  /**
   * Adds a token.
   *
   * @param token in clear, of which the hash alone is kept
   * @throws InvalidTokens if another has the name
   */
  public static List<TokenEntry> create(
      List<TokenEntry> entries,
      String name,
      Role role,
      String token,
      Instant now,
      @Nullable Instant expires,
      @Nullable Integer requestsPerSecond) {
    List<TokenEntry> changed = valid(entries, now);
    if (changed.stream().anyMatch(entry -> entry.name().equals(name))) {
      throw InvalidTokens.of(
          "the name", "'" + name + "'", "one that no token has; rotate or revoke that one");
    }
    changed.add(new TokenEntry(name, role, TokenHash.of(token), now, expires, requestsPerSecond));
    return changed;
  }

  /**
   * Adds another token of the same name, and ends the ones that are there.
   *
   * @param until when the old ones end, unless they end before
   * @throws NoSuchElementException if there is none of the name
   */
  public static List<TokenEntry> rotate(
      List<TokenEntry> entries, String name, String token, Instant now, Instant until) {
    List<TokenEntry> changed = valid(entries, now);
    TokenEntry latest = null;
    for (int i = 0; i < changed.size(); i++) {
      TokenEntry entry = changed.get(i);
      if (entry.name().equals(name)) {
        latest = entry;
        changed.set(i, endingBy(entry, until));
      }
    }
    if (latest == null) {
      throw unknown(name);
    }
    changed.add(
        new TokenEntry(
            name,
            latest.role(),
            TokenHash.of(token),
            now,
            renewed(latest, now),
            latest.requestsPerSecond()));
    return valid(changed, now);
  }

  /**
   * Removes all tokens of a name.
   *
   * @throws NoSuchElementException if there is none of the name
   */
  public static List<TokenEntry> revoke(List<TokenEntry> entries, String name, Instant now) {
    if (entries.stream().noneMatch(entry -> entry.name().equals(name))) {
      throw unknown(name);
    }
    return valid(entries, now).stream().filter(entry -> !entry.name().equals(name)).toList();
  }

  private static List<TokenEntry> valid(List<TokenEntry> entries, Instant now) {
    return new ArrayList<>(entries.stream().filter(entry -> entry.isValid(now)).toList());
  }

  private static TokenEntry endingBy(TokenEntry entry, Instant until) {
    boolean endsBefore = entry.expires() != null && entry.expires().isBefore(until);
    return endsBefore
        ? entry
        : new TokenEntry(
            entry.name(),
            entry.role(),
            entry.hash(),
            entry.created(),
            until,
            entry.requestsPerSecond());
  }

  /** The new token lives as long as the old one was to. */
  private static @Nullable Instant renewed(TokenEntry old, Instant now) {
    return old.expires() == null ? null : now.plus(Duration.between(old.created(), old.expires()));
  }

  private static NoSuchElementException unknown(String name) {
    return new NoSuchElementException("No token has the name '%s'.".formatted(name));
  }
}
