package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Digests;
import dev.assay.schemas.summary.DigestStore;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A cell's digests among the entries of its store. */
record DigestParts(CellKey cell, Parts parts) implements Digests {

  @Override
  public DigestStore of(int metric) {
    return new DigestStore() {
      @Override
      public void put(int group, ByteBuffer digests) {
        byte[] bytes = new byte[digests.remaining()];
        digests.duplicate().get(bytes);
        parts.put(SummaryKeys.digest(cell, metric, group), bytes);
      }

      @Override
      public @Nullable ByteBuffer get(int group) {
        byte[] bytes = parts.get(SummaryKeys.digest(cell, metric, group));
        return bytes == null ? null : ByteBuffer.wrap(bytes);
      }
    };
  }
}
