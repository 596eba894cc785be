package dev.assay.assigner.lifecycle;

import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;

/** Makes the entry that each change leaves in the audit log. */
public final class Audit {

  private Audit() {}

  /**
   * What the change says of itself.
   *
   * @param changed the experiment after the change
   * @param time when the change was asked for
   */
  public static AuditEntry entry(Experiment changed, Action action, Author author, Instant time) {
    return AuditEntry.newBuilder()
        .setExperimentId(changed.getId())
        .setExperimentVersion(changed.getVersion())
        .setTime(time)
        .setActor(author.actor())
        .setAction(action.text())
        .setReason(author.reason())
        .build();
  }
}
