package dev.assay.benchmarks.evaluation;

import com.statsig.sdk.DataSource;
import com.statsig.sdk.DynamicConfig;
import com.statsig.sdk.GetExperimentOptions;
import com.statsig.sdk.LogLevel;
import com.statsig.sdk.StatsigOptions;
import com.statsig.sdk.StatsigServer;
import com.statsig.sdk.StatsigUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Statsig's server client, from bootstrap values: an experiment with a rule for each variant, which
 * looks at the attribute and at the bucket. It logs no exposures. What it would ask of Statsig goes
 * to a port of this machine where nobody listens.
 */
final class StatsigEngine implements Engine {

  private static final String NOBODY = "http://127.0.0.1:9/v1";
  private static final String VARIANT = "variant";

  /** Statsig's buckets of an experiment, of which a percent has ten. */
  private static final int BUCKETS_OF_PERCENT = 10;

  private final StatsigServer client = StatsigServer.create();
  private final List<String> experiments;

  StatsigEngine(List<Split> experiments) {
    this.experiments = experiments.stream().map(Split::id).toList();
    StatsigOptions options = new StatsigOptions();
    options.setBootstrapValues(Json.write(specification(experiments)));
    options.setInitializeSources(List.of(DataSource.BOOTSTRAP));
    options.setConfigSyncSources(List.of());
    options.setApi(NOBODY);
    options.setApiForDownloadConfigSpecs(NOBODY);
    options.setApiForGetIdlists(NOBODY);
    options.setDisableDiagnostics(true);
    options.setDisableAllLogging(true);
    options.setLogLevel(LogLevel.ERROR);
    client.initializeAsync("secret-benchmark", options).join();
  }

  @Override
  public Call prepare(Caller caller) {
    StatsigUser user = new StatsigUser(caller.customerId());
    user.setCustom(caller.attributes());
    return new Asked(client, user, experiments);
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private static Map<String, Object> specification(List<Split> experiments) {
    return Map.of(
        "has_updates",
        true,
        "time",
        1,
        "feature_gates",
        List.of(),
        "layer_configs",
        List.of(),
        "layers",
        Map.of(),
        "dynamic_configs",
        experiments.stream().map(StatsigEngine::experiment).toList());
  }

  private static Map<String, Object> experiment(Split split) {
    List<Map<String, Object>> rules = new ArrayList<>();
    int end = 0;
    for (Arm arm : Arm.values()) {
      end += BUCKETS_OF_PERCENT * arm.percent();
      rules.add(rule(split, arm, end));
    }
    return Map.of(
        "name",
        split.id(),
        "type",
        "dynamic_config",
        "entity",
        "experiment",
        "salt",
        split.id(),
        "enabled",
        true,
        "isActive",
        true,
        "idType",
        "userID",
        "defaultValue",
        Map.of(),
        "rules",
        rules);
  }

  private static Map<String, Object> rule(Split split, Arm arm, int end) {
    List<Map<String, Object>> conditions = new ArrayList<>();
    if (split.segment() != null) {
      conditions.add(condition("user_field", "segment", "any", List.of(split.segment()), Map.of()));
    }
    conditions.add(condition("user_bucket", "", "lt", end, Map.of("salt", split.id())));
    return Map.of(
        "name",
        arm.id(),
        "id",
        arm.id(),
        "salt",
        arm.id(),
        "groupName",
        arm.id(),
        "isExperimentGroup",
        true,
        "idType",
        "userID",
        "passPercentage",
        100,
        "returnValue",
        Map.of(VARIANT, arm.id()),
        "conditions",
        conditions);
  }

  private static Map<String, Object> condition(
      String type, String field, String operator, Object target, Map<String, String> more) {
    return Map.of(
        "type",
        type,
        "field",
        field,
        "operator",
        operator,
        "targetValue",
        target,
        "additionalValues",
        more,
        "idType",
        "userID");
  }

  private record Asked(StatsigServer client, StatsigUser user, List<String> experiments)
      implements Call {

    private static final GetExperimentOptions WITHOUT_EXPOSURES =
        new GetExperimentOptions(true, null, null);

    @Override
    public void evaluate(Blackhole results) {
      for (String experiment : experiments) {
        results.consume(client.getExperimentSync(user, experiment, WITHOUT_EXPOSURES));
      }
    }

    @Override
    public List<String> variants() {
      return experiments.stream()
          .map(experiment -> client.getExperimentSync(user, experiment, WITHOUT_EXPOSURES))
          .map(StatsigEngine::variant)
          .toList();
    }
  }

  private static String variant(DynamicConfig config) {
    String variant = config.getString(VARIANT, NONE);
    return variant == null ? NONE : variant;
  }
}
