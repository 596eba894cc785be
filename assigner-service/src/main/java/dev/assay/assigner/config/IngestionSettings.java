package dev.assay.assigner.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many events are taken over HTTP.
 *
 * @param eventsPerBatch {@code assay.events.per-batch}: most of one request
 * @param bytesInFlight {@code assay.events.bytes-in-flight}: of events that the broker does not
 *     have yet, of all requests together
 * @param idsRemembered {@code assay.events.ids-remembered}: most of the latest events, to find
 *     duplicates by
 */
public record IngestionSettings(int eventsPerBatch, int bytesInFlight, int idsRemembered) {

  public static final String EVENTS_PER_BATCH = "assay.events.per-batch";
  public static final String BYTES_IN_FLIGHT = "assay.events.bytes-in-flight";
  public static final String IDS_REMEMBERED = "assay.events.ids-remembered";

  /**
   * Reads the settings.
   *
   * @param property gives a key's text, null when it is not set
   * @throws InvalidSetting for the first that is not allowed
   */
  public static IngestionSettings read(Function<String, @Nullable String> property) {
    return new IngestionSettings(
        Settings.number(property, EVENTS_PER_BATCH, 1000, 1, 10_000),
        Settings.number(property, BYTES_IN_FLIGHT, 16 << 20, 1 << 16, 1 << 30),
        Settings.number(property, IDS_REMEMBERED, 100_000, 1, 10_000_000));
  }
}
