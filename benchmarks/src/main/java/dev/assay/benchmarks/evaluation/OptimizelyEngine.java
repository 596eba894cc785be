package dev.assay.benchmarks.evaluation;

import com.optimizely.ab.Optimizely;
import com.optimizely.ab.OptimizelyUserContext;
import com.optimizely.ab.optimizelydecision.OptimizelyDecideOption;
import com.optimizely.ab.optimizelydecision.OptimizelyDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Optimizely Feature Experimentation's client, from a datafile: a flag with one experiment each. It
 * sends no decision events. One flag is decided by itself, several by the call for all flags.
 */
final class OptimizelyEngine implements Engine {

  private static final List<OptimizelyDecideOption> OPTIONS =
      List.of(OptimizelyDecideOption.DISABLE_DECISION_EVENT);

  private final Optimizely client;
  private final List<String> flags;

  OptimizelyEngine(List<Split> experiments) {
    client = Optimizely.builder().withDatafile(Json.write(datafile(experiments))).build();
    flags = experiments.stream().map(Split::id).toList();
  }

  @Override
  public Call prepare(Caller caller) {
    OptimizelyUserContext user = client.createUserContext(caller.customerId(), caller.attributes());
    return new Asked(Objects.requireNonNull(user), flags);
  }

  @Override
  public void close() {
    client.close();
  }

  private static Map<String, Object> datafile(List<Split> experiments) {
    return Map.ofEntries(
        Map.entry("version", "4"),
        Map.entry("projectId", "1"),
        Map.entry("accountId", "1"),
        Map.entry("revision", "1"),
        Map.entry("anonymizeIP", true),
        Map.entry("botFiltering", false),
        Map.entry("groups", List.of()),
        Map.entry("rollouts", List.of()),
        Map.entry("events", List.of()),
        Map.entry("variables", List.of()),
        Map.entry("audiences", List.of()),
        Map.entry("attributes", List.of(Map.of("id", "1", "key", "segment"))),
        Map.entry("typedAudiences", audiences(experiments)),
        Map.entry("featureFlags", experiments.stream().map(OptimizelyEngine::featureFlag).toList()),
        Map.entry("experiments", experiments.stream().map(OptimizelyEngine::experiment).toList()));
  }

  private static List<Map<String, Object>> audiences(List<Split> experiments) {
    List<Map<String, Object>> audiences = new ArrayList<>();
    experiments.stream()
        .map(Split::segment)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(segment -> audiences.add(audience(segment)));
    return audiences;
  }

  private static Map<String, Object> audience(String segment) {
    Map<String, String> condition =
        Map.of("name", "segment", "type", "custom_attribute", "match", "exact", "value", segment);
    return Map.of(
        "id", segment, "name", segment, "conditions", List.of("or", List.of("or", condition)));
  }

  private static Map<String, Object> featureFlag(Split split) {
    return Map.of(
        "id",
        "flag-" + split.id(),
        "key",
        split.id(),
        "rolloutId",
        "",
        "experimentIds",
        List.of(split.id()),
        "variables",
        List.of());
  }

  private static Map<String, Object> experiment(Split split) {
    List<String> audiences = split.segment() == null ? List.of() : List.of(split.segment());
    List<Map<String, Object>> traffic = new ArrayList<>();
    int end = 0;
    for (Arm arm : Arm.values()) {
      end += 100 * arm.percent();
      traffic.add(Map.of("entityId", arm.id(), "endOfRange", end));
    }
    return Map.of(
        "id",
        split.id(),
        "key",
        split.id(),
        "layerId",
        split.id(),
        "status",
        "Running",
        "audienceIds",
        audiences,
        "forcedVariations",
        Map.of(),
        "trafficAllocation",
        traffic,
        "variations",
        Arrays.stream(Arm.values()).map(OptimizelyEngine::variation).toList());
  }

  private static Map<String, Object> variation(Arm arm) {
    return Map.of("id", arm.id(), "key", arm.id(), "featureEnabled", true, "variables", List.of());
  }

  private record Asked(OptimizelyUserContext user, List<String> flags) implements Call {

    @Override
    public void evaluate(Blackhole results) {
      if (flags.size() == 1) {
        results.consume(user.decide(flags.getFirst(), OPTIONS));
      } else {
        results.consume(user.decideAll(OPTIONS));
      }
    }

    @Override
    public List<String> variants() {
      Map<String, OptimizelyDecision> decisions = user.decideAll(OPTIONS);
      return flags.stream()
          .map(flag -> Objects.requireNonNull(decisions.get(flag)).getVariationKey())
          .map(variation -> variation == null ? NONE : variation)
          .toList();
    }
  }
}
