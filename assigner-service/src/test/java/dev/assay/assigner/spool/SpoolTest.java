package dev.assay.assigner.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final long PLENTY = 1 << 20;

  @TempDir private Path directory;

  @Test
  void handsOutInOrderAndLeavesNothingOfWhatWasSent() throws Exception {
    try (Spool spool = open(PLENTY)) {
      append(spool, "a", "b");
      Spool.Entry first = next(spool);
      Spool.Entry second = next(spool);
      assertThat(text(first) + text(second)).isEqualTo("ab");
      assertThat(spool.next(Duration.ZERO)).isNull();
      second.sent();
      first.sent();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void whatWasNotSentComesAgainAfterAKill() throws Exception {
    Spool killed = open(PLENTY);
    append(killed, "a", "b", "c");
    next(killed).sent();
    try (Spool spool = open(PLENTY)) {
      append(spool, "d");
      List<String> left = new ArrayList<>();
      spool.forEach(bytes -> left.add(new String(bytes, StandardCharsets.UTF_8)));
      assertThat(left).containsExactly("a", "b", "c", "d");
      assertThat(all(spool)).isEqualTo("abcd");
    }
    killed.close();
  }

  @Test
  void anEntryThatWasNotWrittenWholeEndsItsFileAlone() throws Exception {
    for (int torn = 1; torn < 10; torn++) {
      Path place = directory.resolve("torn-" + torn);
      Spool killed = Spool.open(place, PLENTY);
      append(killed, "a", "lo");
      Path file = files(place).getFirst();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() - torn);
      }
      try (Spool spool = Spool.open(place, PLENTY)) {
        append(spool, "d");
        assertThat(all(spool)).as("%d bytes torn off", torn).isEqualTo("ad");
      }
      assertThat(files(place)).isEmpty();
      killed.close();
    }
  }

  @Test
  void aDamagedEntryIsLeftOutAlone() throws Exception {
    Spool killed = open(PLENTY);
    append(killed, "a", "b", "c");
    try (FileChannel channel =
        FileChannel.open(files(directory).getFirst(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'x'}), 17);
    }
    try (Spool spool = open(PLENTY)) {
      assertThat(all(spool)).isEqualTo("ac");
    }
    killed.close();
  }

  @Test
  void refusesWhatIsBeyondItsBoundUntilThereIsRoom() throws Exception {
    byte[] entry = new byte[992];
    try (Spool spool = open(10_000)) {
      for (int i = 0; i < 10; i++) {
        assertThat(spool.append(entry)).isTrue();
      }
      assertThat(spool.append(entry)).isFalse();
      assertThat(spool.bytes()).isEqualTo(10_000);
      next(spool).sent();
      next(spool).sent();
      assertThat(next(spool)).isNotNull();
      assertThat(spool.bytes()).isEqualTo(8_000);
      assertThat(spool.append(entry)).isTrue();
    }
  }

  private Spool open(long bound) throws IOException {
    return Spool.open(directory, bound);
  }

  private static void append(Spool spool, String... entries) throws IOException {
    for (String entry : entries) {
      assertThat(spool.append(entry.getBytes(StandardCharsets.UTF_8))).isTrue();
    }
  }

  private static Spool.Entry next(Spool spool) throws Exception {
    return Objects.requireNonNull(spool.next(Duration.ZERO));
  }

  /** Sends everything. */
  private static String all(Spool spool) throws Exception {
    StringBuilder texts = new StringBuilder();
    for (Spool.Entry entry = spool.next(Duration.ZERO);
        entry != null;
        entry = spool.next(Duration.ZERO)) {
      texts.append(text(entry));
      entry.sent();
    }
    return texts.toString();
  }

  private static String text(Spool.Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }

  private List<Path> files() throws IOException {
    return files(directory);
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.sorted().toList();
    }
  }
}
