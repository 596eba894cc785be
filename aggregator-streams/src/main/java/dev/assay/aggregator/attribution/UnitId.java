package dev.assay.aggregator.attribution;

import dev.assay.aggregator.observation.Observation;
import dev.assay.schemas.avro.UnitType;

/** A unit: a customer or a session. */
public record UnitId(UnitType type, String id) {

  /** Whether an observation of the unit's subject is the unit's. */
  boolean includes(Observation observation) {
    return type == UnitType.CUSTOMER || id.equals(observation.sessionId());
  }
}
