package dev.assay.analyzer.automation;

import dev.assay.analyzer.statistics.bandit.TrafficWeights;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.BanditMethod;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.VariantStanding;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides when a bandit's weights change, and to what. */
final class BanditRule {

  /**
   * A percent of the traffic: what moves less is noise, and each change is a version of the
   * experiment.
   */
  private static final int LEAST_MOVE = 100;

  private static final double ROUNDING = 1e-9;

  private BanditRule() {}

  /**
   * Other weights, in hundredths of a percent by variant, which sum to what they do now; empty to
   * leave them.
   *
   * @param analysis the time of its computation is now
   */
  static Optional<Map<String, Integer>> decide(Experiment experiment, Analysis analysis) {
    Bandit bandit = experiment.getBandit();
    if (bandit == null
        || bandit.getMethod() == BanditMethod.UNKNOWN
        || experiment.getState() != ExperimentState.RUNNING
        || analysis.getExperimentVersion() != experiment.getVersion()
        || analysis.getStandings().isEmpty()
        || changed(experiment)
            .plusMillis(bandit.getUpdateIntervalMs())
            .isAfter(analysis.getComputedAt())) {
      return Optional.empty();
    }
    Map<String, Integer> weights = weights(experiment.getVariants(), bandit, chances(analysis));
    return Optional.of(weights).filter(other -> moves(experiment.getVariants(), other));
  }

  private static Instant changed(Experiment experiment) {
    Instant changed = experiment.getWeightsChangedAt();
    return changed == null ? Objects.requireNonNull(experiment.getStartedAt()) : changed;
  }

  private static Map<String, Double> chances(Analysis analysis) {
    return analysis.getStandings().stream()
        .collect(
            Collectors.toMap(VariantStanding::getVariantId, VariantStanding::getProbabilityBest));
  }

  private static Map<String, Integer> weights(
      List<Variant> variants, Bandit bandit, Map<String, Double> chances) {
    int traffic = variants.stream().mapToInt(Variant::getTrafficBasisPoints).sum();
    TrafficWeights rule =
        TrafficWeights.withDefaults().withFloor((double) bandit.getFloorBasisPoints() / traffic);
    List<Double> shares =
        (bandit.getMethod() == BanditMethod.TOP_TWO ? rule.topTwo() : rule)
            .of(
                variants.stream()
                    .map(variant -> Objects.requireNonNull(chances.get(variant.getId())))
                    .toList());
    // A floor that is whole stays whole.
    int[] whole =
        shares.stream().mapToInt(share -> (int) Math.floor(share * traffic + ROUNDING)).toArray();
    // What rounding leaves goes to those that lost most by it.
    int left = traffic - IntStream.of(whole).sum();
    IntStream.range(0, whole.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> whole[i] - shares.get(i) * traffic))
        .limit(left)
        .forEach(i -> whole[i]++);
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < whole.length; i++) {
      weights.put(variants.get(i).getId(), whole[i]);
    }
    return weights;
  }

  private static boolean moves(List<Variant> variants, Map<String, Integer> weights) {
    return variants.stream()
        .anyMatch(
            variant ->
                Math.abs(
                        variant.getTrafficBasisPoints()
                            - Objects.requireNonNull(weights.get(variant.getId())))
                    >= LEAST_MOVE);
  }
}
