package dev.assay.assigner.assignment;

import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The units that an experiment can have at all: those that its holdout leaves, in its part of its
 * layer, and in its sample. Each is a range of buckets of its own.
 */
final class Shares {

  private static final Share[] ALL = {};

  private final Share[] shares;

  private Shares(List<Share> shares) {
    this.shares = shares.toArray(ALL);
  }

  static Shares of(Experiment experiment) {
    List<Share> shares = new ArrayList<>();
    Holdout holdout = experiment.getHoldout();
    if (holdout != null) {
      shares.add(
          new Share(
              Bucketing.holdout(holdout.getId()),
              holdout.getTrafficBasisPoints(),
              Bucketing.BUCKETS,
              Cause.HELD_OUT));
    }
    Layer layer = experiment.getLayer();
    if (layer != null) {
      Integer first = layer.getFirstBucket();
      int from = first == null ? 0 : first;
      int until = first == null ? 0 : from + layer.getTrafficBasisPoints();
      shares.add(new Share(Bucketing.layer(layer.getId()), from, until, Cause.ELSEWHERE_IN_LAYER));
    }
    int sample = experiment.getTargeting().getSampleBasisPoints();
    if (sample < Bucketing.BUCKETS) {
      shares.add(new Share(Bucketing.sample(experiment.getId()), 0, sample, Cause.NOT_IN_SAMPLE));
    }
    return new Shares(shares);
  }

  /** Why the experiment cannot have the unit; null when it can. */
  @Nullable Unassigned exclusion(String unitId) {
    for (Share share : shares) {
      int bucket = share.bucketing.bucketOf(unitId);
      if (bucket < share.from || bucket >= share.until) {
        return share.otherwise;
      }
    }
    return null;
  }

  private record Share(Bucketing bucketing, int from, int until, Unassigned otherwise) {

    Share(Bucketing bucketing, int from, int until, Cause otherwise) {
      this(bucketing, from, until, new Unassigned(otherwise));
    }
  }
}
