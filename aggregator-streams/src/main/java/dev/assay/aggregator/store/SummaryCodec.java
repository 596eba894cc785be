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
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Summaries as the Avro records that queries answer with, but for the digests of sketches: those
 * are entries of their own.
 */
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
  public byte[] write(SummaryKey key, Summary value, Parts parts) {
    return switch (value) {
      case Cell cell -> {
        CellKey place = (CellKey) key;
        yield cells.write(cell.toSummary(place, new DigestParts(place, parts)));
      }
      case Progress state -> progress.write(state.toRecord());
    };
  }

  @Override
  public Summary read(SummaryKey key, byte[] bytes, Parts parts) {
    return switch (key) {
      case CellKey place -> Cell.of(cells.read(bytes), new DigestParts(place, parts));
      case ProgressKey any -> Progress.of(progress.read(bytes));
    };
  }

  @Override
  public boolean isPart(Bytes key) {
    return SummaryKeys.isNoCell(key);
  }

  @Override
  public Optional<Edges> edges() {
    return Optional.of(SummaryKeys.EDGES);
  }

  @Override
  public Optional<KeyRange> parts(SummaryKey key) {
    return switch (key) {
      case CellKey place -> Optional.of(SummaryKeys.digests(place));
      case ProgressKey progress -> Optional.empty();
    };
  }
}
