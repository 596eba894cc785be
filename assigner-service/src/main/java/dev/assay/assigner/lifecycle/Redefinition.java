package dev.assay.assigner.lifecycle;

import dev.assay.assigner.assignment.Bucketing;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes of what an experiment is, and what forbids them: a draft may become anything; while it
 * runs only what keeps the analysis valid may change; and once it is over, what people read.
 */
public final class Redefinition {

  /** What nobody defines: it comes about. */
  private static final Set<String> HISTORY =
      Set.of(
          "version",
          "state",
          "phases",
          "created_at",
          "started_at",
          "ended_at",
          "planned_start",
          "winner",
          "weights_changed_at");

  /** What people read, and when a resumed one would end. */
  private static final Set<String> WHEN_OVER =
      Set.of("name", "description", "owner", "planned_end");

  private static final Set<String> WHILE_RUNNING =
      Set.of("name", "description", "owner", "planned_end", "ramp", "variants", "weight_steps");

  private Redefinition() {}

  /** Whether two experiments are defined alike, whatever became of each since. */
  public static boolean isSame(Experiment one, Experiment other) {
    return differences(one, other).isEmpty();
  }

  /**
   * The experiment with another definition.
   *
   * @param definition of the same id
   * @param at the time of the change
   * @throws RefusedChange if something changes that may not any more; it names what
   */
  public static Experiment apply(Experiment experiment, Experiment definition, Instant at) {
    List<String> changed = differences(experiment, definition);
    if (changed.isEmpty()) {
      return experiment;
    }
    Set<String> allowed = allowed(experiment.getState());
    if (allowed != null) {
      List<String> refused = changed.stream().filter(name -> !allowed.contains(name)).toList();
      if (!refused.isEmpty()) {
        throw new RefusedChange(
            "Experiment '%s' is %s, so %s cannot be changed; allowed is %s. Define another experiment for the rest."
                .formatted(
                    experiment.getId(),
                    experiment.getState().name().toLowerCase(Locale.ROOT),
                    String.join(", ", refused),
                    String.join(", ", allowed.stream().sorted().toList())));
      }
    }
    if (allowed != null && changed.contains("ramp")) {
      requireNoLess(experiment, definition.getRamp(), at);
    }
    boolean weightsChange = allowed != null && changed.contains("variants");
    if (weightsChange) {
      requireOtherWeightsAlone(experiment, definition.getVariants());
    }
    Experiment next = Lifecycle.change(experiment, experiment.getState()).build();
    for (String name : changed) {
      next.put(name, definition.get(name));
    }
    if (weightsChange) {
      next.put("weights_changed_at", at);
    }
    return next;
  }

  /**
   * The experiment with other weights; who was exposed stays.
   *
   * @param weights hundredths of a percent by variant; of every variant
   * @param at the time of the change
   * @throws RefusedChange if they may not change any more
   */
  public static Experiment reweigh(
      Experiment experiment, Map<String, Integer> weights, Instant at) {
    List<Variant> variants =
        experiment.getVariants().stream()
            .map(
                variant ->
                    Variant.newBuilder(variant)
                        .setTrafficBasisPoints(
                            Objects.requireNonNull(weights.get(variant.getId()), variant.getId()))
                        .build())
            .toList();
    return apply(experiment, Experiment.newBuilder(experiment).setVariants(variants).build(), at);
  }

  /** Null: everything. */
  private static @Nullable Set<String> allowed(ExperimentState state) {
    return switch (state) {
      case DRAFT, SCHEDULED -> null;
      case RUNNING, PAUSED -> WHILE_RUNNING;
      case STOPPED, COMPLETED, GRADUATED, UNKNOWN -> WHEN_OVER;
    };
  }

  /** The fields in which the definitions differ. */
  private static List<String> differences(Experiment one, Experiment other) {
    List<String> names = new ArrayList<>();
    for (Schema.Field field : one.getSchema().getFields()) {
      String name = field.name();
      boolean isSame =
          HISTORY.contains(name)
              || (name.equals("layer")
                  ? Objects.equals(withoutPart(one.getLayer()), withoutPart(other.getLayer()))
                  : Objects.equals(one.get(name), other.get(name)));
      if (!isSame) {
        names.add(name);
      }
    }
    return names;
  }

  /** Whichever part of it the experiment has. */
  private static @Nullable Layer withoutPart(@Nullable Layer layer) {
    return layer == null ? null : new Layer(layer.getId(), layer.getTrafficBasisPoints(), null);
  }

  /** A unit that was let in stays in. */
  private static void requireNoLess(Experiment experiment, List<RampStep> ramp, Instant at) {
    Instant begun = experiment.getPhases().getLast().getFrom();
    long elapsed = Duration.between(begun, at).toMillis();
    int reached = share(experiment.getRamp(), elapsed);
    if (share(ramp, elapsed) < reached) {
      throw new RefusedChange(
          "Experiment '%s' has let %s %% of the units in by now; another ramp cannot have let in less, since nobody who takes part is left out again."
              .formatted(experiment.getId(), reached * 100.0 / Bucketing.BUCKETS));
    }
  }

  /** Whoever was exposed stays, so what a variant is has to stay too, and where it stands. */
  private static void requireOtherWeightsAlone(Experiment experiment, List<Variant> variants) {
    if (!withoutWeights(experiment.getVariants()).equals(withoutWeights(variants))) {
      throw new RefusedChange(
          "Experiment '%s' is %s, so of its variants only traffic_percentage can be changed; which there are, their order and all else stay. Define another experiment for the rest."
              .formatted(
                  experiment.getId(), experiment.getState().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static List<Variant> withoutWeights(List<Variant> variants) {
    return variants.stream()
        .map(variant -> Variant.newBuilder(variant).setTrafficBasisPoints(0).build())
        .toList();
  }

  private static int share(List<RampStep> ramp, long elapsed) {
    int share = ramp.isEmpty() ? Bucketing.BUCKETS : 0;
    for (RampStep step : ramp) {
      share = step.getAfterMs() <= elapsed ? step.getTrafficBasisPoints() : share;
    }
    return share;
  }
}
