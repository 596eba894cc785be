package dev.assay.assigner.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the assigner reaches the rest and what it creates.
 *
 * @param bootstrapServers {@code assay.kafka.bootstrap-servers}
 * @param registryUrl {@code assay.registry.url}
 * @param partitions {@code assay.topics.partitions}: of each topic keyed by subject, when it is
 *     created
 * @param host {@code micronaut.server.host}
 * @param port {@code micronaut.server.port}; 0 picks a free one
 * @param sessionsLiveFor {@code assay.sessions.live-for}: a session that was silent for so long
 *     gets what a new one gets
 * @param sessionsRemembered {@code assay.sessions.remembered}: how many at most, each with each of
 *     its experiments
 * @param ofrepStreams {@code assay.ofrep.streams}: how many clients at most are told of changes by
 *     streams; 0: none is offered
 * @param stateDirectory {@code assay.state.directory}: exposures, and those that are to be
 *     published yet; of one process at a time
 * @param spoolBytes {@code assay.exposures.spool-bytes}: how much of what is to be published is
 *     kept at most
 */
public record Settings(
    String bootstrapServers,
    String registryUrl,
    int partitions,
    String host,
    int port,
    Duration sessionsLiveFor,
    int sessionsRemembered,
    int ofrepStreams,
    Path stateDirectory,
    long spoolBytes) {

  public static final String BOOTSTRAP_SERVERS = "assay.kafka.bootstrap-servers";
  public static final String REGISTRY_URL = "assay.registry.url";
  public static final String PARTITIONS = "assay.topics.partitions";
  public static final String HOST = "micronaut.server.host";
  public static final String PORT = "micronaut.server.port";
  public static final String SESSIONS_LIVE_FOR = "assay.sessions.live-for";
  public static final String SESSIONS_REMEMBERED = "assay.sessions.remembered";
  public static final String OFREP_STREAMS = "assay.ofrep.streams";
  public static final String STATE_DIRECTORY = "assay.state.directory";
  public static final String SPOOL_BYTES = "assay.exposures.spool-bytes";

  private static final Duration LONGEST_LIVE = Duration.ofDays(7);

  /**
   * Reads the settings.
   *
   * @param property gives a key's text, null when it is not set
   * @throws InvalidSetting for the first that is not allowed
   */
  public static Settings read(Function<String, @Nullable String> property) {
    return new Settings(
        bootstrapServers(text(property, BOOTSTRAP_SERVERS, "127.0.0.1:9092")),
        registryUrl(text(property, REGISTRY_URL, "http://127.0.0.1:8080/apis/registry/v3")),
        number(PARTITIONS, text(property, PARTITIONS, "4"), 1, 1000),
        text(property, HOST, "127.0.0.1"),
        number(PORT, text(property, PORT, "8081"), 0, 65_535),
        liveFor(text(property, SESSIONS_LIVE_FOR, "PT30M")),
        number(SESSIONS_REMEMBERED, text(property, SESSIONS_REMEMBERED, "1000000"), 1, 100_000_000),
        number(OFREP_STREAMS, text(property, OFREP_STREAMS, "1000"), 0, 100_000),
        Path.of(
            text(
                property,
                STATE_DIRECTORY,
                Path.of(System.getProperty("java.io.tmpdir"), "assay-assigner").toString())),
        number(SPOOL_BYTES, text(property, SPOOL_BYTES, "268435456"), 65_536, Integer.MAX_VALUE));
  }

  private static String text(
      Function<String, @Nullable String> property, String key, String otherwise) {
    String text = property.apply(key);
    return text == null ? otherwise : text.strip();
  }

  private static String bootstrapServers(String text) {
    for (String server : text.split(",", -1)) {
      if (!server.strip().matches("\\S+:[0-9]{1,5}")) {
        throw new InvalidSetting(
            BOOTSTRAP_SERVERS, text, "one or more of host:port, separated by commas");
      }
    }
    return text;
  }

  private static String registryUrl(String text) {
    String allowed = "an http or https URL as http://127.0.0.1:8080/apis/registry/v3";
    try {
      URI uri = URI.create(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!isHttp || uri.getHost() == null) {
        throw new InvalidSetting(REGISTRY_URL, text, allowed);
      }
      return text;
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(REGISTRY_URL, text, allowed);
    }
  }

  private static Duration liveFor(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(LONGEST_LIVE) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below, as a duration out of range is.
    }
    throw new InvalidSetting(
        SESSIONS_LIVE_FOR, text, "a duration as PT30M, above PT0S and at most P7D");
  }

  static int number(
      Function<String, @Nullable String> property, String key, int otherwise, int least, int most) {
    return number(key, text(property, key, String.valueOf(otherwise)), least, most);
  }

  private static int number(String key, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new InvalidSetting(key, text, "a whole number from %d to %d".formatted(least, most));
  }
}
