package dev.assay.benchmarks.pipeline.measure;

/**
 * What a runner stored for a log, in bytes.
 *
 * @param stateBytes of its state directories
 * @param changelogBytes of its changelog topics
 */
public record Stored(
    long stateBytes,
    double stateBytesPerUnit,
    double stateBytesPerEvent,
    long changelogBytes,
    double changelogBytesPerUnit,
    double changelogBytesPerEvent) {

  /**
   * By unit and by event.
   *
   * @param units customers in the log, at least 1
   * @param events in the log, at least 1
   */
  public static Stored of(long stateBytes, long changelogBytes, long units, long events) {
    return new Stored(
        stateBytes,
        (double) stateBytes / units,
        (double) stateBytes / events,
        changelogBytes,
        (double) changelogBytes / units,
        (double) changelogBytes / events);
  }
}
