package dev.assay.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TokenChangesTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  @Test
  void aNameIsGivenOnce() {
    List<TokenEntry> one = created();
    assertThat(one)
        .containsExactly(
            new TokenEntry("ada", Role.EDITOR, TokenHash.of("t1"), NOW, NOW.plus(MONTH), 7));
    assertThatThrownBy(() -> TokenChanges.create(one, "ada", Role.VIEWER, "t2", NOW, null, null))
        .isInstanceOf(InvalidTokens.class)
        .hasMessage(
            "the name is 'ada'; it must be one that no token has; rotate or revoke that one");
    Instant later = NOW.plus(MONTH);
    assertThat(TokenChanges.create(one, "ada", Role.VIEWER, "t2", later, null, null)).hasSize(1);
  }

  @Test
  void theOldTokenIsAcceptedForAWhileAfterTheNew() {
    Instant later = NOW.plusSeconds(10);
    Instant until = later.plusSeconds(60);
    List<TokenEntry> rotated = TokenChanges.rotate(created(), "ada", "t2", later, until);
    assertThat(rotated)
        .containsExactly(
            new TokenEntry("ada", Role.EDITOR, TokenHash.of("t1"), NOW, until, 7),
            new TokenEntry("ada", Role.EDITOR, TokenHash.of("t2"), later, later.plus(MONTH), 7));
    assertThat(TokenChanges.rotate(created(), "ada", "t2", later, later))
        .extracting(TokenEntry::hash)
        .containsExactly(TokenHash.of("t2"));
    assertThatThrownBy(() -> TokenChanges.rotate(rotated, "bea", "t3", later, until))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("No token has the name 'bea'.");
  }

  @Test
  void whatIsRevokedIsGone() {
    Instant until = NOW.plusSeconds(60);
    List<TokenEntry> rotated = TokenChanges.rotate(created(), "ada", "t2", NOW, until);
    assertThat(TokenChanges.revoke(rotated, "ada", NOW)).isEmpty();
    assertThatThrownBy(() -> TokenChanges.revoke(rotated, "bea", NOW))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static List<TokenEntry> created() {
    return TokenChanges.create(List.of(), "ada", Role.EDITOR, "t1", NOW, NOW.plus(MONTH), 7);
  }
}
