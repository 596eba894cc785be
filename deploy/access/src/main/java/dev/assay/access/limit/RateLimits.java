package dev.assay.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts each caller's requests. What a caller may ask in a second it may ask at once; then one
 * more as soon as its rate allows. Safe for use by several threads; nothing waits.
 */
public final class RateLimits {

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final Cache<Limited, Bucket> buckets;
  private final TimeMeter clock;

  /**
   * Limits for so many callers at the same time.
   *
   * @param most how many are remembered, 1 or more; past that, one who was not seen lately starts
   *     anew
   */
  public RateLimits(int most) {
    this(most, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(int most, TimeMeter clock) {
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder().maximumSize(most).expireAfterAccess(FORGOTTEN_AFTER).build();
  }

  /**
   * Counts a request.
   *
   * @param caller a name or an address
   * @param requestsPerSecond its rate, 1 or more
   * @return 0 when it may be answered; else after how many seconds to ask again, 1 or more
   */
  public long take(String caller, int requestsPerSecond) {
    Bucket bucket = buckets.get(new Limited(caller, requestsPerSecond), this::bucket);
    if (bucket.tryConsume(1)) {
      return 0;
    }
    long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
  }

  private Bucket bucket(Limited limited) {
    int rate = limited.requestsPerSecond();
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .withCustomTimePrecision(clock)
        .build();
  }

  /** A caller whose rate was changed is another one. */
  private record Limited(String caller, int requestsPerSecond) {}
}
