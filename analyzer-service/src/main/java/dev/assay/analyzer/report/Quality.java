package dev.assay.analyzer.report;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CrossoverCheck;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the data can be trusted, in sentences. */
final class Quality {

  private Quality() {}

  static List<String> of(Analysis analysis) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%d of %d partitions answered."
            .formatted(analysis.getPartitionsAnswered(), analysis.getPartitionsExpected()));
    sentences.add(split(analysis.getSampleRatio()));
    CrossoverCheck crossovers = analysis.getCrossovers();
    sentences.add(
        crossovers == null
            ? "Units seen in more than one variant: none could be looked for."
            : String.format(
                Locale.ROOT,
                "Units seen in more than one variant and left out: %,d (%.3g %%).",
                crossovers.getCrossovers(),
                100 * crossovers.getRate()));
    return sentences;
  }

  private static String split(SampleRatioCheck check) {
    Double p = check.getSequentialPValue();
    return check.getStatus() != Status.OK || p == null
        ? "The split over the variants could not be checked (" + check.getReason() + ")."
        : "The split over the variants against the traffic shares: always valid p "
            + Figures.probability(p)
            + ".";
  }
}
