package dev.assay.analyzer.automation;

import dev.assay.schemas.avro.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The changes of every experiment, the oldest first. Safe for use by several threads. */
public final class AuditTrail {

  private final Map<String, List<AuditEntry>> entries = new ConcurrentHashMap<>();
  private final List<AuditEntry> carriedOut = new CopyOnWriteArrayList<>();

  /** Adds the next change. */
  public void add(AuditEntry entry) {
    entries.computeIfAbsent(entry.getExperimentId(), id -> new CopyOnWriteArrayList<>()).add(entry);
    if (AutomationRule.isCarriedOut(entry)) {
      carriedOut.add(entry);
    }
  }

  List<AuditEntry> of(String experimentId) {
    return entries.getOrDefault(experimentId, List.of());
  }

  /** The recommendations that the analyzer carried out, of all experiments. */
  List<AuditEntry> carriedOut() {
    return carriedOut;
  }
}
