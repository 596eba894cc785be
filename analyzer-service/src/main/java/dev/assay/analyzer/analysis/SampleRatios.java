package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SampleRatioTest.Arm;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatioTest;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.Status;
import dev.assay.schemas.avro.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How units fit the shares of traffic. */
final class SampleRatios {

  private SampleRatios() {}

  static Answer<SequentialSampleRatio> sequential(Design design, Map<String, Group> groups) {
    if (haveChanged(design)) {
      return Answer.undefined(Undefined.Reason.WEIGHTS_CHANGED);
    }
    return SequentialSampleRatioTest.withDefaults().test(arms(design, groups));
  }

  static SampleRatioCheck record(Design design, Map<String, Group> groups) {
    SampleRatioCheck.Builder check = SampleRatioCheck.newBuilder();
    switch (test(design, groups)) {
      case Defined<SampleRatio> defined ->
          check
              .setStatus(Status.OK)
              .setChiSquare(defined.value().chiSquare())
              .setDegreesOfFreedom(defined.value().degreesOfFreedom())
              .setPValue(defined.value().pValue());
      case Undefined<SampleRatio> undefined ->
          check.setStatus(Status.UNDEFINED).setReason(undefined.reason().code());
    }
    if (sequential(design, groups) instanceof Defined<SequentialSampleRatio> sequential) {
      check.setSequentialPValue(sequential.value().pValue());
    }
    return check.build();
  }

  private static Answer<SampleRatio> test(Design design, Map<String, Group> groups) {
    return haveChanged(design)
        ? Answer.undefined(Undefined.Reason.WEIGHTS_CHANGED)
        : SampleRatioTest.test(arms(design, groups));
  }

  /** Units stay where the shares of their time put them: no shares are those of all units. */
  private static boolean haveChanged(Design design) {
    return design.experiment().getWeightsChangedAt() != null;
  }

  private static List<Arm> arms(Design design, Map<String, Group> groups) {
    List<Arm> arms = new ArrayList<>();
    for (Variant variant : design.experiment().getVariants()) {
      Group group = groups.get(variant.getId());
      arms.add(new Arm(group == null ? 0 : group.units(), variant.getTrafficBasisPoints()));
    }
    return arms;
  }
}
