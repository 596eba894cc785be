package dev.assay.assigner.ofrep;

import dev.assay.assigner.catalog.ExperimentIndex;
import io.micronaut.http.sse.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The streams on which clients are told that experiments have changed. A client that reads slowly
 * is told of the latest change alone. Safe for use by several threads.
 */
public final class ChangeStreams implements AutoCloseable {

  /** After so many seconds unseen, a client gives up its stream and comes back when it is seen. */
  static final int INACTIVITY_SECONDS = 120;

  static final String PATH = "/ofrep/v1/events";

  /**
   * A change is told so long after it was read, once for all of that time: by then other processes,
   * which may be asked for the new evaluations, have read it too.
   */
  static final Duration DELAY = Duration.ofMillis(500);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Supplier<ExperimentIndex> index;
  private final int most;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<FluxSink<Event<String>>> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean isDue = new AtomicBoolean();
  private volatile long lastModifiedSeconds;
  private volatile boolean isClosed;

  /**
   * @param index the experiments as they are now
   * @param most how many streams at most; 0: none is offered
   */
  public ChangeStreams(Supplier<ExperimentIndex> index, int most, Clock clock) {
    this.index = index;
    this.most = most;
    this.clock = clock;
    this.lastModifiedSeconds = clock.instant().getEpochSecond();
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name("ofrep-streams").daemon().factory(),
            // A change that comes while this is closed has nobody to be told to.
            new ThreadPoolExecutor.DiscardPolicy());
    scheduleHeartbeats();
  }

  /** Has every client told that experiments have changed. Returns at once. */
  public void changed() {
    lastModifiedSeconds = clock.instant().getEpochSecond();
    if (isDue.compareAndSet(false, true)) {
      tellLater();
    }
  }

  /** Ends every stream; there will be no others. */
  @Override
  public void close() {
    isClosed = true;
    timer.shutdownNow();
    open.forEach(FluxSink::complete);
  }

  /** Where streams are offered; null: nowhere. */
  @Nullable String path() {
    return most == 0 ? null : PATH;
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return count.get() < most && !isClosed;
  }

  /**
   * A stream for one client. Unless it knows the latest change, it is told of it at once: a change
   * between its evaluation and its stream would otherwise be missed.
   *
   * @param lastEventId of the latest change that the client was told of; null: none
   */
  Publisher<Event<String>> stream(@Nullable String lastEventId) {
    return Flux.create(sink -> begin(sink, lastEventId), FluxSink.OverflowStrategy.LATEST);
  }

  private void begin(FluxSink<Event<String>> sink, @Nullable String lastEventId) {
    if (count.incrementAndGet() > most || isClosed) {
      count.decrementAndGet();
      sink.complete();
      return;
    }
    sink.onDispose(
        () -> {
          open.remove(sink);
          count.decrementAndGet();
        });
    open.add(sink);
    sink.next(index.get().version().equals(lastEventId) ? heartbeat() : change());
    if (isClosed) {
      sink.complete();
    }
  }

  // Nothing is to be had of the future of a task that neither answers nor throws.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void tellLater() {
    timer.schedule(this::tell, DELAY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void scheduleHeartbeats() {
    timer.scheduleAtFixedRate(
        this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tell() {
    isDue.set(false);
    Event<String> change = change();
    open.forEach(sink -> sink.next(change));
  }

  /** Keeps connections open and notices those that are gone; never in the place of a change. */
  private void beat() {
    open.forEach(
        sink -> {
          if (sink.requestedFromDownstream() > 0) {
            sink.next(heartbeat());
          }
        });
  }

  private Event<String> change() {
    String version = index.get().version();
    return Event.of(FlagJson.change(version, lastModifiedSeconds)).id(version).name("message");
  }

  /** A comment, which clients do not hand on. */
  private static Event<String> heartbeat() {
    return Event.of("").comment("heartbeat");
  }
}
