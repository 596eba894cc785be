package dev.assay.analyzer.runtime;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.table.TopicTable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import jakarta.inject.Singleton;
import java.util.Map;

/** Down when the experiments are no longer followed: every later change would be missed. */
@Singleton
final class TableHealth extends AbstractHealthIndicator<Map<String, Object>> {

  private final TopicTable<Experiment> experiments;

  TableHealth(TopicTable<Experiment> experiments) {
    this.experiments = experiments;
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    boolean following = experiments.isFollowing();
    healthStatus = following ? HealthStatus.UP : HealthStatus.DOWN;
    return Map.of("following", following, "experiments", experiments.values().size());
  }

  @Override
  protected String getName() {
    return "experiments";
  }
}
