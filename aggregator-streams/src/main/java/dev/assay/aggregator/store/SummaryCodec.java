package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Progress;
import dev.assay.aggregator.summary.ProgressKey;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.serde.AvroBinary;
import org.apache.kafka.common.utils.Bytes;

/** Summaries as the Avro records that queries answer with: what is stored is what is sent. */
final class SummaryCodec implements Codec<SummaryKey, Summary> {

  private final AvroBinary<CellSummary> cells = new AvroBinary<>(CellSummary.class);
  private final AvroBinary<PartitionProgress> progress = new AvroBinary<>(PartitionProgress.class);

  @Override
  public Bytes key(SummaryKey key) {
    return SummaryKeys.write(key);
  }

  @Override
  public SummaryKey key(Bytes bytes) {
    return SummaryKeys.read(bytes);
  }

  @Override
  public byte[] write(SummaryKey key, Summary value) {
    return switch (value) {
      case Cell cell -> cells.write(cell.toSummary((CellKey) key));
      case Progress state -> progress.write(state.toRecord());
    };
  }

  @Override
  public Summary read(SummaryKey key, byte[] bytes) {
    return switch (key) {
      case CellKey any -> Cell.of(cells.read(bytes));
      case ProgressKey any -> Progress.of(progress.read(bytes));
    };
  }
}
