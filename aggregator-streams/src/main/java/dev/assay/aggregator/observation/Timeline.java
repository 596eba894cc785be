package dev.assay.aggregator.observation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Observations by time; those of the same time in the order in which they were added.
 *
 * <p>They are most of what an aggregator remembers: arrays have no header, no text and no id for
 * each of them, and are read one after the other. Not safe for use by several threads.
 */
public final class Timeline {

  private static final int FIRST_CAPACITY = 16;

  /** Two for each: the halves of its id. */
  private long[] ids;

  private long[] times;
  private Stream[] streams;
  private String[] labels;
  private @Nullable String[] sessions;

  /** For each, where its numbers end. */
  private int[] ends;

  private double[] numbers;
  private int size;

  /** How many of the first are as they were stored. */
  private int unchanged;

  private int storedSize;

  public Timeline() {
    this(0);
  }

  /**
   * Without an observation.
   *
   * @param capacity how many there will be, at least
   */
  public Timeline(int capacity) {
    ids = new long[2 * capacity];
    times = new long[capacity];
    streams = new Stream[capacity];
    labels = new String[capacity];
    sessions = new String[capacity];
    ends = new int[capacity];
    numbers = new double[2 * capacity];
  }

  public int size() {
    return size;
  }

  /** How many of the first ones are what was stored last, in the same places. */
  public int unchanged() {
    return unchanged;
  }

  /** How many there were when they were stored last. */
  public int storedSize() {
    return storedSize;
  }

  /** What there is now is stored. */
  public void stored() {
    unchanged = size;
    storedSize = size;
  }

  /** The observation at a position; its numbers are valid until the timeline changes. */
  public Observation get(int position) {
    return new Observation(
        ids[2 * position],
        ids[2 * position + 1],
        times[position],
        sessions[position],
        streams[position],
        labels[position],
        numbers,
        begin(position));
  }

  /** All of them, as they are at the moment; valid until the timeline changes. */
  public List<Observation> all() {
    return new View(0, size);
  }

  /** Those at the positions from one up to another; valid until the timeline changes. */
  public List<Observation> positions(int first, int end) {
    return new View(first, end);
  }

  /** Those in {@code [from, until)}; valid until the timeline changes. */
  public List<Observation> between(long from, long until) {
    int first = from == Long.MIN_VALUE ? 0 : firstAfter(from - 1);
    int end = until == Long.MAX_VALUE ? size : firstAfter(until - 1);
    return new View(first, Math.max(first, end));
  }

  public boolean contains(EventId id) {
    for (int i = 0; i < size; i++) {
      if (ids[2 * i] == id.high() && ids[2 * i + 1] == id.low()) {
        return true;
      }
    }
    return false;
  }

  public void add(Observation observation) {
    int place =
        size == 0 || times[size - 1] <= observation.time() ? size : firstAfter(observation.time());
    int begin = begin(place);
    int count = observation.stream().fields().size();
    unchanged = Math.min(unchanged, place);
    open(place, begin, count);
    ids[2 * place] = observation.idHigh();
    ids[2 * place + 1] = observation.idLow();
    times[place] = observation.time();
    streams[place] = observation.stream();
    labels[place] = observation.label();
    sessions[place] = shared(place, observation.sessionId());
    ends[place] = begin + count;
    for (int i = 0; i < count; i++) {
      numbers[begin + i] = observation.number(i);
    }
  }

  /** Forgets the first ones. */
  public void removeFirst(int count) {
    if (count > 0) {
      unchanged = 0;
    }
    int begin = begin(count);
    int kept = size - count;
    int used = begin(size);
    System.arraycopy(ids, 2 * count, ids, 0, 2 * kept);
    System.arraycopy(times, count, times, 0, kept);
    System.arraycopy(streams, count, streams, 0, kept);
    System.arraycopy(labels, count, labels, 0, kept);
    System.arraycopy(sessions, count, sessions, 0, kept);
    System.arraycopy(numbers, begin, numbers, 0, used - begin);
    for (int i = 0; i < kept; i++) {
      ends[i] = ends[i + count] - begin;
    }
    Arrays.fill(labels, kept, size, null);
    Arrays.fill(sessions, kept, size, null);
    size = kept;
  }

  /** A session has many events: its id is kept once. */
  private @Nullable String shared(int place, @Nullable String sessionId) {
    String before = place == 0 ? null : sessions[place - 1];
    return sessionId != null && sessionId.equals(before) ? before : sessionId;
  }

  private int begin(int position) {
    return position == 0 ? 0 : ends[position - 1];
  }

  /** Makes room for one more at a place. */
  private void open(int place, int begin, int count) {
    int used = begin(size);
    if (size == times.length) {
      grow(Math.max(FIRST_CAPACITY, 2 * size));
    }
    if (used + count > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(used + count, 2 * numbers.length));
    }
    int later = size - place;
    if (later > 0) {
      System.arraycopy(ids, 2 * place, ids, 2 * place + 2, 2 * later);
      System.arraycopy(times, place, times, place + 1, later);
      System.arraycopy(streams, place, streams, place + 1, later);
      System.arraycopy(labels, place, labels, place + 1, later);
      System.arraycopy(sessions, place, sessions, place + 1, later);
      System.arraycopy(numbers, begin, numbers, begin + count, used - begin);
      for (int i = size; i > place; i--) {
        ends[i] = ends[i - 1] + count;
      }
    }
    size++;
  }

  private void grow(int capacity) {
    ids = Arrays.copyOf(ids, 2 * capacity);
    times = Arrays.copyOf(times, capacity);
    streams = Arrays.copyOf(streams, capacity);
    labels = Arrays.copyOf(labels, capacity);
    sessions = Arrays.copyOf(sessions, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }

  /** Position of the first one after a time. */
  private int firstAfter(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private final class View extends AbstractList<Observation> implements RandomAccess {

    private final int first;
    private final int count;

    View(int first, int end) {
      this.first = first;
      this.count = end - first;
    }

    @Override
    public Observation get(int index) {
      return Timeline.this.get(first + index);
    }

    @Override
    public int size() {
      return count;
    }
  }
}
