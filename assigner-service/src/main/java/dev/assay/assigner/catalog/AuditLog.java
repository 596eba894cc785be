package dev.assay.assigner.catalog;

import dev.assay.schemas.avro.AuditEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest changes of each experiment, of those that were deleted too: so the experiments that
 * were changed longest ago are forgotten. Safe for use by several threads.
 */
final class AuditLog {

  static final int KEPT = 1000;

  private final int most;

  /** The one that was changed longest ago first. */
  private final Map<String, Deque<AuditEntry>> entries = new LinkedHashMap<>();

  /**
   * @param most experiments whose changes are kept
   */
  AuditLog(int most) {
    this.most = most;
  }

  synchronized void add(AuditEntry entry) {
    Deque<AuditEntry> present = entries.remove(entry.getExperimentId());
    Deque<AuditEntry> log = present == null ? new ArrayDeque<>() : present;
    log.add(entry);
    entries.put(entry.getExperimentId(), log);
    if (entries.size() > most) {
      entries.remove(entries.keySet().iterator().next());
    }
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
