package dev.assay.analyzer.notify;

import dev.assay.analyzer.alert.AlertRules;
import dev.assay.analyzer.publish.AnalysisListener;
import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the alerts that follow from each analysis. For use by one thread. */
public final class AlertListener implements AnalysisListener {

  private static final Logger LOG = LoggerFactory.getLogger(AlertListener.class);

  private final AlertRules rules;
  private final AlertLog log;

  public AlertListener(AlertRules rules, AlertLog log) {
    this.rules = rules;
    this.log = log;
  }

  @Override
  public void analysed(Experiment experiment, @Nullable Analysis before, Analysis after)
      throws InterruptedException {
    for (Alert alert : rules.due(experiment, before, after, log::isTold)) {
      log.tell(alert);
      LOG.info(
          "Experiment {}: {}{}: {}",
          alert.getExperimentId(),
          alert.getKind().name().toLowerCase(Locale.ROOT),
          alert.getResolved() ? " resolved" : "",
          alert.getMessage());
    }
  }
}
