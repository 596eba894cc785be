package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.SampleRatio;
import dev.assay.analyzer.statistics.SampleRatioAnswer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.Status;

/** Writes the check of the split as the contract's record. */
final class SampleRatios {

  private SampleRatios() {}

  static SampleRatioCheck record(SampleRatioAnswer answer) {
    return switch (answer) {
      case SampleRatio ratio ->
          SampleRatioCheck.newBuilder()
              .setStatus(Status.OK)
              .setChiSquare(ratio.chiSquare())
              .setDegreesOfFreedom(ratio.degreesOfFreedom())
              .setPValue(ratio.pValue())
              .build();
      case Undefined undefined ->
          SampleRatioCheck.newBuilder()
              .setStatus(Status.UNDEFINED)
              .setReason(undefined.reason().code())
              .build();
    };
  }
}
