package dev.assay.assigner.catalog;

import dev.assay.schemas.avro.AuditEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest changes of each experiment. Safe for use by several threads. */
final class AuditLog {

  static final int KEPT = 1000;

  private final Map<String, Deque<AuditEntry>> entries = new HashMap<>();

  synchronized void add(AuditEntry entry) {
    Deque<AuditEntry> log =
        entries.computeIfAbsent(entry.getExperimentId(), id -> new ArrayDeque<>());
    log.add(entry);
    if (log.size() > KEPT) {
      log.remove();
    }
  }

  /** The experiment's changes, the oldest first. */
  synchronized List<AuditEntry> of(String experimentId) {
    Deque<AuditEntry> log = entries.get(experimentId);
    return log == null ? List.of() : List.copyOf(log);
  }
}
