package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.AuditEntry;

/** The system acted by itself. */
public final class CarriedOut {

  private CarriedOut() {}

  /** The alert that tells of a change that the analyzer asked for; the same for the same change. */
  public static Alert alert(AuditEntry entry) {
    return Alert.newBuilder()
        .setAlertId(
            AlertIds.of(
                entry.getExperimentId(),
                "carried out",
                String.valueOf(entry.getExperimentVersion())))
        .setExperimentId(entry.getExperimentId())
        .setTime(entry.getTime())
        .setKind(AlertKind.DECISION_CARRIED_OUT)
        .setMessage(
            "Carried out: %s (version %d). %s"
                .formatted(entry.getAction(), entry.getExperimentVersion(), entry.getReason())
                .strip())
        .build();
  }
}
