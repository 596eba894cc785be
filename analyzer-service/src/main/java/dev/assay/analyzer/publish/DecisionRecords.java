package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.Recommendation;
import java.util.List;

/** Records a recommendation with all that it was computed from. */
final class DecisionRecords {

  private DecisionRecords() {}

  /**
   * The record.
   *
   * @param looks taken before
   * @param recommendation as it is published
   */
  static DecisionRecord of(
      Analysed analysed, List<InterimLook> looks, Recommendation recommendation) {
    return new DecisionRecord(
        recommendation.getTime(),
        analysed.experiment(),
        ExperimentSummaries.newBuilder(analysed.summaries())
            .setCells(analysed.summaries().getCells().stream().map(DecisionRecords::read).toList())
            .build(),
        looks,
        recommendation);
  }

  /** What a decision reads of a cell: of a slice only how many units it has. */
  private static CellSummary read(CellSummary cell) {
    return cell.getDimension() == null
        ? cell
        : CellSummary.newBuilder(cell).setMetrics(List.of()).build();
  }
}
