package dev.assay.assigner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void hasDefaults() {
    assertThat(Settings.read(key -> null))
        .isEqualTo(
            new Settings(
                "127.0.0.1:9092",
                "http://127.0.0.1:8080/apis/registry/v3",
                4,
                "127.0.0.1",
                8081,
                Duration.ofMinutes(30),
                1_000_000,
                1000,
                Path.of(System.getProperty("java.io.tmpdir"), "assay-assigner"),
                268_435_456));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> properties =
        Map.of(
            "assay.kafka.bootstrap-servers", "a:1,b:2",
            "assay.registry.url", "https://registry/apis/registry/v3",
            "assay.topics.partitions", "12",
            "micronaut.server.host", "localhost",
            "micronaut.server.port", "0",
            "assay.sessions.live-for", "PT90S",
            "assay.sessions.remembered", "5000",
            "assay.ofrep.streams", "0",
            "assay.state.directory", "/data/assigner",
            "assay.exposures.spool-bytes", "1048576");
    assertThat(Settings.read(properties::get))
        .isEqualTo(
            new Settings(
                "a:1,b:2",
                "https://registry/apis/registry/v3",
                12,
                "localhost",
                0,
                Duration.ofSeconds(90),
                5000,
                0,
                Path.of("/data/assigner"),
                1_048_576));
  }

  @ParameterizedTest
  @CsvSource({
    "assay.kafka.bootstrap-servers,somewhere",
    "assay.registry.url,ftp://registry",
    "assay.registry.url,not a url",
    "assay.topics.partitions,0",
    "assay.topics.partitions,four",
    "micronaut.server.port,70000",
    "assay.sessions.live-for,30 minutes",
    "assay.sessions.live-for,PT0S",
    "assay.sessions.live-for,-PT1S",
    "assay.sessions.live-for,P7DT0.001S",
    "assay.sessions.remembered,0",
    "assay.sessions.remembered,many",
    "assay.ofrep.streams,-1",
    "assay.exposures.spool-bytes,65535"
  })
  void namesTheKeyTheValueAndWhatIsAllowed(String key, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(key, value)::get))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(key)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("it must be");
  }
}
