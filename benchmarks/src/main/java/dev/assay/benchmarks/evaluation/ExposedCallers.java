package dev.assay.benchmarks.evaluation;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.sticky.StickyStore;
import dev.assay.benchmarks.pipeline.process.WorkDirectory;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.UnitType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's store of exposures: each caller's, among a million of others. */
final class ExposedCallers implements PriorExposures, AutoCloseable {

  private static final int OTHERS = 1_000_000;
  private static final int WRITTEN_AT_ONCE = 1_000;

  private final WorkDirectory directory;
  private final StickyStore store;
  private final Instant at;
  private final List<Assignment> toWrite = new ArrayList<>();

  private ExposedCallers(WorkDirectory directory, Instant at) {
    this.directory = directory;
    this.store = StickyStore.open(directory.path());
    this.at = at;
  }

  static ExposedCallers store(List<Allocator> allocators, Instant at) {
    try {
      ExposedCallers exposed = new ExposedCallers(WorkDirectory.create(), at);
      for (Caller caller : Population.callers()) {
        for (Allocator allocator : allocators) {
          if (allocator.allocate(AssayEngine.subject(caller), at) instanceof Assigned assigned) {
            exposed.add(
                allocator.experiment().getId(), assigned.unitId(), assigned.variant().getId());
          }
        }
      }
      for (int other = 0; other < OTHERS; other++) {
        String experiment = allocators.get(other % allocators.size()).experiment().getId();
        exposed.add(experiment, "other-" + other, Arm.CONTROL.id());
      }
      exposed.write();
      exposed.store.awaitFilter();
      return exposed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable PriorExposure of(String experimentId, String unitId) {
    return store.of(experimentId, unitId);
  }

  @Override
  public void close() {
    store.close();
    try {
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String experiment, String unit, String variant) {
    toWrite.add(
        Assignment.newBuilder()
            .setEventId(experiment + unit)
            .setTime(at)
            .setExperimentId(experiment)
            .setExperimentVersion(1)
            .setUnitType(UnitType.CUSTOMER)
            .setUnitId(unit)
            .setVariantId(variant)
            .setCustomerId(unit)
            .build());
    if (toWrite.size() == WRITTEN_AT_ONCE) {
      write();
    }
  }

  private void write() {
    store.apply(toWrite, Map.of());
    toWrite.clear();
  }
}
