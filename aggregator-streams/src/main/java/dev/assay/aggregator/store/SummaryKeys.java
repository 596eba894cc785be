package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.ProgressKey;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of summaries as bytes. Cells of one experiment and window size are next to each other, by
 * time: a query is one range.
 *
 * <pre>experiment 0 size start(8) variant 0 dimension 0 value</pre>
 *
 * No id holds a zero character; a slice's value comes last and may hold anything. The digests of a
 * cell's sketches are behind all cells of the experiment:
 *
 * <pre>experiment 0 size start(8) variant 0 dimension 0 length(4) value metric(2) group(2)</pre>
 */
final class SummaryKeys {

  private static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});

  /** Around the changes of a commit; no cells, nor found as such. */
  static final Codec.Edges EDGES =
      new Codec.Edges(Bytes.wrap(new byte[] {0, 126}), Bytes.wrap(new byte[] {0, 127}));

  /** Added to the code of a window size where a digest follows. */
  private static final int DIGEST = 16;

  private SummaryKeys() {}

  static Bytes write(SummaryKey key) {
    return switch (key) {
      case ProgressKey progress -> PROGRESS;
      case CellKey cell -> {
        byte[] value = utf8(cell.slice().value());
        ByteBuffer buffer = cell(cell, code(cell.window().size()), value.length);
        yield written(buffer.put(value));
      }
    };
  }

  /** The place of a cell, and room for more. */
  private static ByteBuffer cell(CellKey cell, int code, int more) {
    byte[] experiment = utf8(cell.experimentId());
    byte[] variant = utf8(cell.variantId());
    byte[] dimension = utf8(cell.slice().dimension());
    ByteBuffer buffer =
        ByteBuffer.allocate(experiment.length + variant.length + dimension.length + 12 + more);
    buffer.put(experiment).put((byte) 0).put((byte) code);
    // The sign bit is flipped so that times before the epoch sort first.
    buffer.putLong(cell.window().start() ^ Long.MIN_VALUE);
    return buffer.put(variant).put((byte) 0).put(dimension).put((byte) 0);
  }

  /** The digests of one group of units in a cell's metric. */
  static Bytes digest(CellKey cell, int metric, int group) {
    byte[] value = utf8(cell.slice().value());
    ByteBuffer buffer = cell(cell, DIGEST + code(cell.window().size()), value.length + 8);
    buffer.putInt(value.length).put(value).putShort((short) metric).putShort((short) group);
    return written(buffer);
  }

  /** All digests of a cell. */
  static Codec.KeyRange digests(CellKey cell) {
    return new Codec.KeyRange(digest(cell, 0, 0), digest(cell, -1, -1));
  }

  private static Bytes written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return Bytes.wrap(bytes);
  }

  /** Whether it is a digest's key, or one of the edges. */
  static boolean isNoCell(Bytes key) {
    byte[] bytes = key.get();
    int end = 0;
    while (bytes[end] != 0) {
      end++;
    }
    return end + 1 < bytes.length && bytes[end + 1] > DIGEST;
  }

  static SummaryKey read(Bytes bytes) {
    if (bytes.equals(PROGRESS)) {
      return ProgressKey.PROGRESS;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
    String experiment = untilZero(buffer);
    WindowSize size = size(buffer.get());
    long start = buffer.getLong() ^ Long.MIN_VALUE;
    String variant = untilZero(buffer);
    String dimension = untilZero(buffer);
    String value = StandardCharsets.UTF_8.decode(buffer).toString();
    return new CellKey(
        experiment,
        new Window(size, start),
        variant,
        dimension.isEmpty() ? Slice.ALL : new Slice(dimension, value));
  }

  /**
   * An experiment's cells of windows of a size that begin within a time.
   *
   * @param from ms since the epoch
   * @param to ms since the epoch, not included
   */
  static Codec.KeyRange cells(String experimentId, WindowSize size, long from, long to) {
    return range(experimentId, code(size), from, to);
  }

  /** The digests of those cells. */
  static Codec.KeyRange digests(String experimentId, WindowSize size, long from, long to) {
    return range(experimentId, DIGEST + code(size), from, to);
  }

  /** No key ends after a start: that both ends are in the range does not matter. */
  private static Codec.KeyRange range(String experimentId, int code, long from, long to) {
    return new Codec.KeyRange(start(experimentId, code, from), start(experimentId, code, to));
  }

  private static Bytes start(String experimentId, int code, long start) {
    byte[] experiment = utf8(experimentId);
    ByteBuffer buffer = ByteBuffer.allocate(experiment.length + 10);
    buffer.put(experiment).put((byte) 0).put((byte) code).putLong(start ^ Long.MIN_VALUE);
    return Bytes.wrap(buffer.array());
  }

  /** Before the first key of an experiment's cells of a window size. */
  static Bytes first(String experimentId, WindowSize size) {
    return bound(experimentId, code(size));
  }

  /** After the last key of an experiment's cells of a window size. */
  static Bytes last(String experimentId, WindowSize size) {
    return bound(experimentId, (byte) (code(size) + 1));
  }

  /** Before the first key of any cell of an experiment. */
  static Bytes first(String experimentId) {
    return bound(experimentId, (byte) 0);
  }

  /** After the last key of any cell of an experiment. */
  static Bytes last(String experimentId) {
    return bound(experimentId, Byte.MAX_VALUE);
  }

  private static Bytes bound(String experimentId, byte code) {
    byte[] experiment = utf8(experimentId);
    return Bytes.wrap(
        ByteBuffer.allocate(experiment.length + 2).put(experiment).put((byte) 0).put(code).array());
  }

  private static byte code(WindowSize size) {
    return switch (size) {
      case TOTAL -> 1;
      case MINUTE -> 2;
      case HOUR -> 3;
      case DAY -> 4;
      case UNKNOWN -> throw new IllegalArgumentException("No window is of unknown size");
    };
  }

  private static WindowSize size(byte code) {
    return switch (code) {
      case 1 -> WindowSize.TOTAL;
      case 2 -> WindowSize.MINUTE;
      case 3 -> WindowSize.HOUR;
      case 4 -> WindowSize.DAY;
      default -> throw new IllegalArgumentException("No window size has the code " + code);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String untilZero(ByteBuffer buffer) {
    int start = buffer.position();
    int end = start;
    while (buffer.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - start];
    buffer.get(text).get();
    return new String(text, StandardCharsets.UTF_8);
  }
}
