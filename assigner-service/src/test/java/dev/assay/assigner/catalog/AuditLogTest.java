package dev.assay.assigner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.AuditEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditLogTest {

  @Test
  void keepsTheLatestOfEachExperimentTheOldestFirst() {
    AuditLog log = new AuditLog(2);
    log.add(entry("other", 1));
    for (int version = 1; version <= AuditLog.KEPT + 1; version++) {
      log.add(entry("e", version));
    }
    assertThat(log.of("e")).hasSize(AuditLog.KEPT);
    assertThat(log.of("e").getFirst()).isEqualTo(entry("e", 2));
    assertThat(log.of("e").getLast()).isEqualTo(entry("e", AuditLog.KEPT + 1));
    assertThat(log.of("other")).containsExactly(entry("other", 1));
    assertThat(log.of("none")).isEmpty();
  }

  @Test
  void forgetsTheExperimentThatWasChangedLongestAgo() {
    AuditLog log = new AuditLog(2);
    log.add(entry("first", 1));
    log.add(entry("second", 1));
    log.add(entry("first", 2));
    log.add(entry("third", 1));
    assertThat(log.of("first")).hasSize(2);
    assertThat(log.of("second")).isEmpty();
    assertThat(log.of("third")).hasSize(1);
  }

  private static AuditEntry entry(String experiment, int version) {
    return new AuditEntry(experiment, version, Instant.EPOCH, "operator", "stop", "");
  }
}
