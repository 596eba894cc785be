package dev.assay.assigner.ofrep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.assigner.catalog.ExperimentIndex;
import dev.assay.assigner.catalog.Indexes;
import io.micronaut.http.sse.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

class ChangeStreamsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_771_622_898), ZoneOffset.UTC);

  private volatile ExperimentIndex index = Indexes.of("one");
  private final ChangeStreams streams = new ChangeStreams(() -> index, 2, CLOCK);
  private final List<Event<String>> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    streams.close();
  }

  @Test
  void aClientIsToldAtOnceUnlessItKnows() {
    follow(null);
    assertThat(events.getFirst().getId()).isEqualTo(index.version());
    assertThat(events.getFirst().getName()).isEqualTo("message");
    assertThat(events.getFirst().getData())
        .isEqualTo(
            "{\"type\":\"refetchEvaluation\",\"etag\":\"%s\",\"lastModified\":1771622898}"
                .formatted(index.version()));
    follow(index.version());
    assertThat(events.getLast().getComment()).isEqualTo("heartbeat");
    assertThat(events.getLast().getData()).isEmpty();
  }

  @Test
  void manyChangesAreToldOnce() {
    follow(index.version());
    index = Indexes.of("two");
    streams.changed();
    index = Indexes.of("three");
    streams.changed();
    await().atMost(PATIENCE).until(() -> events.size() > 1);
    assertThat(events).hasSize(2).last().extracting(Event::getId).isEqualTo(index.version());
    index = Indexes.of("four");
    streams.changed();
    await().atMost(PATIENCE).until(() -> events.size() > 2);
    assertThat(events.getLast().getId()).isEqualTo(index.version());
  }

  @Test
  void aSlowClientIsToldOfTheLatestChangeAlone() {
    Reader slow = new Reader();
    Flux.from(streams.stream(null)).subscribe(slow);
    follow(null);
    for (String name : List.of("two", "three")) {
      index = Indexes.of(name);
      streams.changed();
      await().atMost(PATIENCE).until(() -> index.version().equals(events.getLast().getId()));
    }
    slow.request(1);
    assertThat(slow.read).extracting(Event::getId).containsExactly(index.version());
  }

  @Test
  void thereIsRoomForSomeAndAgainWhenTheyAreGone() {
    Disposable first = follow(null);
    follow(null);
    assertThat(streams.hasRoom()).isFalse();
    AtomicBoolean isEnded = new AtomicBoolean();
    Flux.from(streams.stream(null)).subscribe(event -> {}, error -> {}, () -> isEnded.set(true));
    assertThat(isEnded).isTrue();
    assertThat(streams.hasRoom()).isFalse();
    first.dispose();
    assertThat(streams.hasRoom()).isTrue();
  }

  @Test
  void closingEndsEveryStream() {
    AtomicBoolean isEnded = new AtomicBoolean();
    Flux.from(streams.stream(null)).subscribe(event -> {}, error -> {}, () -> isEnded.set(true));
    streams.close();
    assertThat(isEnded).isTrue();
    assertThat(streams.hasRoom()).isFalse();
    streams.changed();
  }

  @Test
  void offersNothingWithoutRoom() {
    assertThat(streams.path()).isEqualTo("/ofrep/v1/events");
    try (ChangeStreams none = new ChangeStreams(() -> index, 0, CLOCK)) {
      assertThat(none.path()).isNull();
      assertThat(none.hasRoom()).isFalse();
    }
  }

  private Disposable follow(@Nullable String lastEventId) {
    return Flux.from(streams.stream(lastEventId)).subscribe(events::add);
  }

  /** Reads what it asks for alone. */
  private static final class Reader extends BaseSubscriber<Event<String>> {
    private final List<Event<String>> read = new CopyOnWriteArrayList<>();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {}

    @Override
    protected void hookOnNext(Event<String> event) {
      read.add(event);
    }
  }
}
