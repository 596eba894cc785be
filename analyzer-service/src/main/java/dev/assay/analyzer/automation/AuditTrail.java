package dev.assay.analyzer.automation;

import dev.assay.schemas.avro.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The changes of every experiment, the oldest first. Safe for use by several threads. */
public final class AuditTrail {

  private final Map<String, List<AuditEntry>> entries = new ConcurrentHashMap<>();
  private final List<AuditEntry> own = new CopyOnWriteArrayList<>();

  /** Adds the next change. */
  public void add(AuditEntry entry) {
    entries.computeIfAbsent(entry.getExperimentId(), id -> new CopyOnWriteArrayList<>()).add(entry);
    if (entry.getActor().equals(AutomationRule.ACTOR)) {
      own.add(entry);
    }
  }

  List<AuditEntry> of(String experimentId) {
    return entries.getOrDefault(experimentId, List.of());
  }

  /** The changes that the analyzer asked for, of all experiments. */
  List<AuditEntry> own() {
    return own;
  }
}
