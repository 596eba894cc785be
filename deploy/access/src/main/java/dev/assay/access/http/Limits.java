package dev.assay.access.http;

import dev.assay.access.limit.RateLimits;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** How often a caller, or an address, may ask. */
@Singleton
final class Limits {

  private static final int MOST_CALLERS = 10_000;

  private final Access access;
  private final RateLimits callers = new RateLimits(MOST_CALLERS);
  private final RateLimits addresses = new RateLimits(MOST_CALLERS);

  Limits(Access access) {
    this.access = access;
  }

  /** 0, or after how many seconds the caller may ask again. */
  long take(Caller caller) {
    return access.isOpen() ? 0 : callers.take(caller.getName(), caller.requestsPerSecond());
  }

  /** 0, or after how many seconds the address may ask again without a token that is accepted. */
  long takeUnauthenticated(HttpRequest<?> request) {
    InetAddress address = request.getRemoteAddress().getAddress();
    String name = address == null ? "unknown" : address.getHostAddress();
    return addresses.take(name, access.settings().unauthenticatedRate());
  }
}
