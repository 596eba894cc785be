package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.Status;

/** Writes the check of the split as the contract's record. */
final class SampleRatios {

  private SampleRatios() {}

  static SampleRatioCheck record(Answer<SampleRatio> answer) {
    return switch (answer) {
      case Defined<SampleRatio> defined ->
          SampleRatioCheck.newBuilder()
              .setStatus(Status.OK)
              .setChiSquare(defined.value().chiSquare())
              .setDegreesOfFreedom(defined.value().degreesOfFreedom())
              .setPValue(defined.value().pValue())
              .build();
      case Undefined<SampleRatio> undefined ->
          SampleRatioCheck.newBuilder()
              .setStatus(Status.UNDEFINED)
              .setReason(undefined.reason().code())
              .build();
    };
  }
}
