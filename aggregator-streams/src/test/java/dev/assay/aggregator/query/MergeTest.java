package dev.assay.aggregator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

  static {
    TrustedRecords.install();
  }

  @Test
  void addsMomentsAndPutsGroupsSideBySide() {
    ExperimentSummaries merged =
        Merge.of(
            "e",
            3,
            List.of(
                answer(2, List.of(2), cell("a", moments(1), quantiles(5))),
                answer(0, List.of(), cell("a", moments(2), quantiles(6)), cell("b", moments(9))),
                answer(1, List.of(), cell("a", moments(3), quantiles(7)))));
    assertThat(merged.getPartitions())
        .extracting(PartitionProgress::getPartition)
        .containsExactly(0, 1, 2);
    assertThat(merged.getStandbyPartitions()).containsExactly(2);
    assertThat(merged.getCrossovers()).isEqualTo(3);
    assertThat(merged.getCells()).extracting(CellSummary::getVariantId).containsExactly("a", "b");
    CellSummary a = merged.getCells().getFirst();
    assertThat(a.getUnits()).isEqualTo(3);
    assertThat(a.getMetrics()).extracting(MetricSummary::getObservations).containsExactly(3L, 3L);
    Moments moments = Moments.of((MomentsState) a.getMetrics().getFirst().getState());
    assertThat(moments.count()).isEqualTo(3);
    assertThat(moments.sum()).isEqualTo(6);
    GroupedQuantiles quantiles =
        GroupedQuantiles.of((QuantilesState) a.getMetrics().getLast().getState());
    assertThat(quantiles.size()).isEqualTo(6);
    assertThat(quantiles.quantile(0.5)).isEqualTo(6);
  }

  @Test
  void refusesCellsOfDifferentDefinitions() {
    assertThatThrownBy(
            () ->
                Merge.of(
                    "e",
                    2,
                    List.of(
                        answer(0, List.of(), cell("a", moments(1))),
                        answer(1, List.of(), cell("a", moments(1), quantiles(1))))))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("different metrics");
  }

  private static ExperimentSummaries answer(
      int partition, List<Integer> standbys, CellSummary... cells) {
    return new ExperimentSummaries(
        "e",
        1,
        List.of(new PartitionProgress(partition, null, Map.of(), Map.of(), List.of())),
        1L,
        List.of(cells),
        standbys);
  }

  private static CellSummary cell(String variant, MetricSummary... metrics) {
    return new CellSummary(variant, null, null, WindowSize.TOTAL, null, 1L, List.of(metrics));
  }

  private static MetricSummary moments(double value) {
    Moments moments = new Moments();
    moments.add(value);
    return new MetricSummary("m", 1L, moments.toState(), null);
  }

  private static MetricSummary quantiles(double value) {
    GroupedQuantiles quantiles = GroupedQuantiles.empty(2);
    quantiles.groupOf("u").add(value);
    return new MetricSummary("q", 1L, quantiles.toState(), null);
  }
}
