package dev.assay.benchmarks.evaluation;

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Unleash's client, from bootstrap data: a feature with one strategy and its variants each. It
 * neither polls nor sends metrics, and nobody subscribes to its events. One variant is asked for
 * after the other: it has no call for all.
 */
final class UnleashEngine implements Engine {

  /** Never asked, but there must be one. */
  private static final String NOWHERE = "http://localhost/api/";

  /** What was written there earlier would come before the bootstrap data. */
  private static final String NO_FILE = "/dev/null/none";

  private final Unleash client;
  private final List<String> features;

  UnleashEngine(List<Split> experiments) {
    String toggles =
        Json.write(
            Map.of(
                "version",
                2,
                "features",
                experiments.stream().map(UnleashEngine::feature).toList()));
    UnleashConfig config =
        UnleashConfig.builder()
            .appName("benchmark")
            .unleashAPI(NOWHERE)
            .backupFile(NO_FILE)
            .toggleBootstrapProvider(() -> Optional.of(toggles))
            .disablePolling()
            .disableMetrics()
            .scheduledExecutor(new DroppingExecutor())
            .build();
    client = new DefaultUnleash(config);
    features = experiments.stream().map(Split::id).toList();
  }

  @Override
  public Call prepare(Caller caller) {
    UnleashContext.Builder context = UnleashContext.builder().userId(caller.customerId());
    caller.attributes().forEach(context::addProperty);
    return new Asked(client, context.build(), features);
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private static Map<String, Object> feature(Split split) {
    Map<String, Object> strategy =
        Map.of(
            "name",
            "flexibleRollout",
            "parameters",
            Map.of("rollout", "100", "stickiness", "userId", "groupId", split.id()),
            "constraints",
            Stream.ofNullable(split.segment()).map(UnleashEngine::constraint).toList(),
            "variants",
            Arrays.stream(Arm.values()).map(UnleashEngine::variant).toList());
    return Map.of(
        "name",
        split.id(),
        "type",
        "experiment",
        "enabled",
        true,
        "stale",
        false,
        "impressionData",
        false,
        "strategies",
        List.of(strategy),
        "variants",
        List.of());
  }

  private static Map<String, Object> constraint(String segment) {
    return Map.of("contextName", "segment", "operator", "IN", "values", List.of(segment));
  }

  private static Map<String, Object> variant(Arm arm) {
    return Map.of(
        "name",
        arm.id(),
        "weight",
        10 * arm.percent(),
        "weightType",
        "fix",
        "stickiness",
        "userId");
  }

  private record Asked(Unleash client, UnleashContext context, List<String> features)
      implements Call {

    @Override
    public void evaluate(Blackhole results) {
      for (String feature : features) {
        results.consume(client.getVariant(feature, context));
      }
    }

    @Override
    public List<String> variants() {
      return features.stream()
          .map(feature -> client.getVariant(feature, context))
          .map(variant -> variant.isEnabled() ? variant.getName() : NONE)
          .toList();
    }
  }
}
