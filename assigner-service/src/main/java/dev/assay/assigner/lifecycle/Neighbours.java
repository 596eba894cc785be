package dev.assay.assigner.lifecycle;

import dev.assay.assigner.assignment.Audience;
import dev.assay.assigner.assignment.Bucketing;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The experiments that run, or are paused, beside one that is to run. */
final class Neighbours {

  private final Experiment experiment;
  private final List<Experiment> others;

  /**
   * @param all every experiment, the one that is to run too
   */
  Neighbours(Experiment experiment, Collection<Experiment> all) {
    this.experiment = experiment;
    this.others =
        all.stream()
            .filter(other -> !other.getId().equals(experiment.getId()))
            .filter(Neighbours::takesUnits)
            .toList();
  }

  private static boolean takesUnits(Experiment other) {
    return other.getState() == ExperimentState.RUNNING
        || other.getState() == ExperimentState.PAUSED;
  }

  /**
   * Its part of its layer: what it had if that is free, or the first part that is.
   *
   * @return null without a layer
   * @throws RefusedChange if an exclusive experiment is in its way, its layer has no room, or it
   *     and another one do not mean the same by a layer or a holdout
   */
  @Nullable Layer place() {
    refuseExclusive();
    refuseOtherHoldout();
    Layer layer = experiment.getLayer();
    if (layer == null) {
      return null;
    }
    List<Experiment> inLayer = inLayer(layer);
    refuseOtherUnit(inLayer);
    Integer had = layer.getFirstBucket();
    return new Layer(
        layer.getId(),
        layer.getTrafficBasisPoints(),
        had != null && isFree(had, layer, inLayer) ? had : firstFree(layer, inLayer));
  }

  private void refuseExclusive() {
    if (!experiment.getExclusive()) {
      return;
    }
    Optional<Experiment> inTheWay =
        others.stream()
            .filter(Experiment::getExclusive)
            .filter(other -> Audience.canOverlap(experiment.getTargeting(), other.getTargeting()))
            .findFirst();
    if (inTheWay.isPresent()) {
      String other = inTheWay.get().getId();
      throw new RefusedChange(
          "Experiment '%s' is exclusive, and so is '%s', which is running for an audience that can overlap; stop '%s' first."
              .formatted(experiment.getId(), other, other));
    }
  }

  /** Who is held out would depend on the experiment otherwise. */
  private void refuseOtherHoldout() {
    Holdout holdout = experiment.getHoldout();
    for (Experiment other : others) {
      Holdout theirs = other.getHoldout();
      if (holdout != null
          && theirs != null
          && theirs.getId().equals(holdout.getId())
          && theirs.getTrafficBasisPoints() != holdout.getTrafficBasisPoints()) {
        throw new RefusedChange(
            "Experiment '%s' holds %s %% out by the holdout '%s', and '%s' %s %%; both have to hold out the same."
                .formatted(
                    experiment.getId(),
                    percent(holdout.getTrafficBasisPoints()),
                    holdout.getId(),
                    other.getId(),
                    percent(theirs.getTrafficBasisPoints())));
      }
    }
  }

  /** A customer and his session have different buckets, and would be in two parts of the layer. */
  private void refuseOtherUnit(List<Experiment> inLayer) {
    for (Experiment other : inLayer) {
      if (other.getUnit() != experiment.getUnit()) {
        throw new RefusedChange(
            "Experiment '%s' randomises another unit than '%s', which is in the same layer; a layer has one."
                .formatted(experiment.getId(), other.getId()));
      }
    }
  }

  private List<Experiment> inLayer(Layer layer) {
    return others.stream()
        .filter(other -> other.getLayer() != null)
        .filter(other -> layerOf(other).getId().equals(layer.getId()))
        .sorted(Comparator.comparingInt(Neighbours::first))
        .toList();
  }

  private static boolean isFree(int from, Layer layer, List<Experiment> inLayer) {
    int until = from + layer.getTrafficBasisPoints();
    return inLayer.stream().allMatch(other -> until <= first(other) || end(other) <= from);
  }

  private int firstFree(Layer layer, List<Experiment> inLayer) {
    int from = 0;
    for (Experiment other : inLayer) {
      if (isFree(from, layer, inLayer)) {
        return from;
      }
      from = end(other);
    }
    if (from + layer.getTrafficBasisPoints() > Bucketing.BUCKETS) {
      int taken = inLayer.stream().mapToInt(other -> layerOf(other).getTrafficBasisPoints()).sum();
      throw new RefusedChange(
          "Experiment '%s' asks for %s %% of the layer '%s', of which %s take %s %%, and no part of that size is free; stop one of them, or ask for less."
              .formatted(
                  experiment.getId(),
                  percent(layer.getTrafficBasisPoints()),
                  layer.getId(),
                  String.join(
                      ", ", inLayer.stream().map(other -> "'" + other.getId() + "'").toList()),
                  percent(taken)));
    }
    return from;
  }

  private static Layer layerOf(Experiment other) {
    return Objects.requireNonNull(other.getLayer());
  }

  /** Those that run have a part. */
  private static int first(Experiment other) {
    return Objects.requireNonNull(layerOf(other).getFirstBucket());
  }

  private static int end(Experiment other) {
    return first(other) + layerOf(other).getTrafficBasisPoints();
  }

  private static double percent(int basisPoints) {
    return basisPoints * 100.0 / Bucketing.BUCKETS;
  }
}
