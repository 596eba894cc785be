package dev.assay.analyzer.alert;

import dev.assay.analyzer.analysis.Registration;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is watched of an experiment. */
final class Watches {

  private Watches() {}

  static List<Watch> of(Experiment experiment, Duration missingDataAfter) {
    DecisionPolicy policy = Registration.policy(experiment);
    List<Watch> watches = new ArrayList<>();
    for (Guardrail guardrail : experiment.getGuardrails()) {
      for (Variant variant : experiment.getVariants()) {
        if (!variant.getIsControl()) {
          watches.add(new GuardrailWatch(variant.getId(), guardrail.getMetric()));
        }
      }
    }
    watches.add(new SampleRatioWatch(experiment.getVariants(), policy.getSampleRatioLevel()));
    watches.add(new CrossoverWatch(policy.getMaximumCrossoverRate()));
    watches.add(new MissingPartitions(missingDataAfter));
    for (MetricDefinition metric : experiment.getMetrics()) {
      watches.add(new MissingObservations(metric.getName(), missingDataAfter));
    }
    watches.add(new NoNewData(missingDataAfter));
    return watches;
  }
}
