package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows analyses one after the other, as a publisher does, and tells what is due. */
final class Told {

  static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Experiment experiment;
  private final Set<String> ids = new HashSet<>();
  private AlertRules rules = new AlertRules(PATIENCE);
  private @Nullable Analysis published;

  Told(Experiment experiment) {
    this.experiment = experiment;
  }

  List<Alert> show(Analysis.Builder next) {
    Analysis analysis = next.build();
    List<Alert> alerts = rules.due(experiment, published, analysis, ids::contains);
    alerts.forEach(alert -> ids.add(alert.getAlertId()));
    published = analysis;
    return alerts;
  }

  /** The publisher writes nothing while the data are the same. */
  List<Alert> showUnchanged(Analysis.Builder next) {
    Analysis before = published;
    List<Alert> alerts = show(next);
    published = before;
    return alerts;
  }

  /** What is in memory is lost, what is on the topics is not. */
  void restart() {
    rules = new AlertRules(PATIENCE);
  }
}
