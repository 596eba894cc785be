package dev.assay.access.token;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that a file lists now. The file is read every second, whatever its times say: one that
 * was replaced by renaming, or through a link as a Kubernetes secret is, is noticed alike. While it
 * cannot be used, what it said before goes on.
 *
 * @param <T> what each entry is made into once, so that a lookup makes nothing
 */
public final class WatchedTokens<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedTokens.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Path path;
  private final Function<TokenEntry, T> maker;
  private final InstantSource clock;
  private final ScheduledExecutorService reader;
  private volatile Map<TokenHash, Held<T>> tokens;
  private volatile @Nullable String failure;
  private byte[] latest;

  private WatchedTokens(Path path, Function<TokenEntry, T> maker, InstantSource clock)
      throws IOException {
    this.path = path;
    this.maker = maker;
    this.clock = clock;
    this.latest = TokenFile.bytes(path);
    this.tokens = index(TokenJson.read(latest));
    this.reader =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tokens").daemon().factory());
  }

  /**
   * Reads the file and goes on to watch it.
   *
   * @throws InvalidTokens if it cannot be read, or is not as it must be
   */
  public static <T> WatchedTokens<T> open(
      Path path, Function<TokenEntry, T> maker, InstantSource clock) {
    try {
      WatchedTokens<T> tokens = new WatchedTokens<>(path, maker, clock);
      tokens.watch();
      return tokens;
    } catch (IOException e) {
      throw new InvalidTokens("it cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  /** Whose token it is; empty when it is not accepted. */
  public Optional<T> find(String token) {
    Held<T> held = tokens.get(TokenHash.of(token));
    return held != null && held.entry().isValid(clock.instant())
        ? Optional.of(held.made())
        : Optional.empty();
  }

  /** How many the file lists. */
  public int count() {
    return tokens.size();
  }

  /** Why the file as it is cannot be used; empty when it can. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }

  // Nothing is to be had of the future of a task that never throws.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void watch() {
    reader.scheduleWithFixedDelay(
        this::readAgain, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void readAgain() {
    try {
      byte[] bytes = TokenFile.bytes(path);
      if (failure == null && Arrays.equals(bytes, latest)) {
        return;
      }
      Map<TokenHash, Held<T>> read = index(TokenJson.read(bytes));
      tokens = read;
      latest = bytes;
      failure = null;
      LOG.info("{} was read again: {} tokens", path, read.size());
    } catch (IOException | RuntimeException e) {
      String reason =
          e instanceof InvalidTokens
              ? String.valueOf(e.getMessage())
              : "it cannot be read (%s)".formatted(e.getClass().getSimpleName());
      if (!reason.equals(failure)) {
        LOG.error("{} cannot be used, what it said before goes on: {}", path, reason);
      }
      failure = reason;
    }
  }

  private Map<TokenHash, Held<T>> index(List<TokenEntry> entries) {
    return entries.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                TokenEntry::hash, entry -> new Held<>(entry, maker.apply(entry))));
  }

  private record Held<T>(TokenEntry entry, T made) {}
}
