package dev.assay.local.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done to the aggregator, to the brokers under it, or to the log that it reads. */
public enum Fault {
  /** An instance is killed, and started again on what it left. */
  KILL_INSTANCE(20, 6),
  /** A broker of three is killed, and started again on what it left. */
  KILL_BROKER(3, 15),
  /** One instance reaches no broker for longer than a transaction may last. */
  CUT_NETWORK(1, 30),
  /** Every instance is asked to end and started again, one after the other. */
  ROLLING_RESTART(1, 30),
  /** One instance, three, one. */
  SCALE(1, 40),
  /** The state directory of an instance is removed while it is down. */
  WIPE_STATE(2, 10),
  /** The file system of an instance's state directory is full. */
  FULL_DISK(1, 40),
  /** The clock of an instance jumps by an hour. */
  CLOCK_JUMP(1, 20),
  /** Every record is sent twice, and out of order. */
  DOUBLE_SEND(0, 0),
  /** What no decoder can read, in every topic. */
  POISON(1, 1),
  /** Every experiment counts otherwise from one version to the next, in mid-stream. */
  DEFINITION_CHANGE(1, 1);

  private final int times;
  private final int seconds;

  Fault(int times, int seconds) {
    this.times = times;
    this.seconds = seconds;
  }

  /** How often it happens in a round. */
  int times() {
    return times;
  }

  /** How long it takes, about; the log goes on for so long meanwhile. */
  int seconds() {
    return seconds;
  }

  /** As on the command line, for example {@code kill-instance}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fault of a title.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  public static Fault of(String title) {
    return Arrays.stream(values())
        .filter(fault -> fault.title().equals(title.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no fault; allowed: %s".formatted(title, titles(List.of(values())))));
  }

  static String titles(List<Fault> faults) {
    return faults.stream().map(Fault::title).collect(Collectors.joining(", "));
  }
}
