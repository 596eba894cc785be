package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.SliceAnalysis;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.VariantAnalysis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The units are not split as it was set.
 *
 * @param level error rate of the check over the whole run
 */
record SampleRatioWatch(List<Variant> variants, double level) implements Watch {

  @Override
  public AlertKind kind() {
    return AlertKind.SAMPLE_RATIO_MISMATCH;
  }

  @Override
  public Optional<String> trouble(@Nullable Analysis before, Analysis after) {
    return mismatch(after.getSampleRatio()) ? Optional.of(sentences(after)) : Optional.empty();
  }

  @Override
  public String relief() {
    return "The units are no longer shown to be split otherwise than set.";
  }

  private boolean mismatch(SampleRatioCheck check) {
    return check.getSequentialPValue() != null && check.getSequentialPValue() < level;
  }

  private String sentences(Analysis analysis) {
    String whole =
        "The units are not split as set (p %s, below %s): %s."
            .formatted(
                Text.number(analysis.getSampleRatio().getSequentialPValue()),
                Text.number(level),
                variants.stream()
                    .map(
                        variant ->
                            "'%s' has %d units, set are %s %%"
                                .formatted(
                                    variant.getId(),
                                    units(analysis, variant.getId()),
                                    Text.number(variant.getTrafficBasisPoints() / 100.0)))
                    .collect(Collectors.joining(", ")));
    return whole + worstSlice(analysis).map(SampleRatioWatch::sentence).orElse("");
  }

  private Optional<SliceAnalysis> worstSlice(Analysis analysis) {
    return analysis.getSlices().stream()
        .filter(slice -> mismatch(slice.getSampleRatio()))
        .min(Comparator.comparing(slice -> slice.getSampleRatio().getSequentialPValue()));
  }

  private static String sentence(SliceAnalysis slice) {
    return " It is the furthest off where %s is '%s' (p %s)."
        .formatted(
            slice.getDimension(),
            slice.getSliceValue(),
            Text.number(slice.getSampleRatio().getSequentialPValue()));
  }

  private static long units(Analysis analysis, String variant) {
    return analysis.getVariants().stream()
        .filter(candidate -> candidate.getVariantId().equals(variant))
        .mapToLong(VariantAnalysis::getUnits)
        .sum();
  }
}
