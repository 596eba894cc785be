package dev.assay.assigner.definition;

import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import org.jspecify.annotations.Nullable;

/** Reads what keeps an experiment's units apart from those of others. */
final class IsolationReader {

  private IsolationReader() {}

  static @Nullable Layer layer(Fields definition) {
    Fields layer = definition.object("layer");
    if (layer == null) {
      return null;
    }
    Layer read = new Layer(layer.requiredName("id"), share(layer), null);
    layer.refuseUnknown();
    return read;
  }

  static @Nullable Holdout holdout(Fields definition) {
    Fields holdout = definition.object("holdout");
    if (holdout == null) {
      return null;
    }
    Holdout read = new Holdout(holdout.requiredName("id"), share(holdout));
    holdout.refuseUnknown();
    return read;
  }

  private static int share(Fields share) {
    return Percentage.basisPoints(
        share.requiredNumber("traffic_percentage", Percentage.RULE, Percentage::isAllowed));
  }
}
