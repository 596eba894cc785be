package dev.assay.analyzer.notify;

import dev.assay.analyzer.json.JsonOutput;
import dev.assay.schemas.avro.Alert;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the webhook is sent. */
final class Payload {

  private Payload() {}

  static String json(Alert alert) {
    String kind = alert.getKind().name().toLowerCase(Locale.ROOT);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("alert_id", alert.getAlertId());
    data.put("experiment_id", alert.getExperimentId());
    data.put("time", alert.getTime().toString());
    data.put("kind", kind);
    data.put("message", alert.getMessage());
    data.put("resolved", alert.getResolved());
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "alert." + kind);
    message.put("timestamp", alert.getTime().toString());
    message.put("data", data);
    return JsonOutput.line(message);
  }
}
