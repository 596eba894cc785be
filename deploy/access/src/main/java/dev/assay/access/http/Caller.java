package dev.assay.access.http;

import dev.assay.access.Role;
import dev.assay.access.config.AccessSettings;
import dev.assay.access.issuer.Identity;
import dev.assay.access.token.TokenEntry;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who asks. */
final class Caller implements Authentication {

  private static final long serialVersionUID = 1L;

  /** Who asks a service that is open; may ask as often as there is time. */
  static final Caller ANONYMOUS =
      new Caller("anonymous", EnumSet.of(Role.ADMIN), Integer.MAX_VALUE);

  private final String name;
  private final List<String> roles;
  private final int requestsPerSecond;

  private Caller(String name, Set<Role> roles, int requestsPerSecond) {
    this.name = name;
    this.roles = Role.included(roles);
    this.requestsPerSecond = requestsPerSecond;
  }

  static Caller of(TokenEntry entry, AccessSettings settings) {
    Integer own = entry.requestsPerSecond();
    int usual = rate(Set.of(entry.role()), settings);
    return new Caller(entry.name(), Set.of(entry.role()), own == null ? usual : own);
  }

  static Caller of(Identity identity, AccessSettings settings) {
    return new Caller(identity.name(), identity.roles(), rate(identity.roles(), settings));
  }

  private static int rate(Set<Role> roles, AccessSettings settings) {
    return roles.contains(Role.CLIENT)
        ? Math.max(settings.clientRate(), settings.rate())
        : settings.rate();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Collection<String> getRoles() {
    return roles;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  int requestsPerSecond() {
    return requestsPerSecond;
  }
}
