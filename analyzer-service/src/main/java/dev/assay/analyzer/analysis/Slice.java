package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The units that share a value of a dimension, by variant.
 *
 * @param groups by variant; has every variant
 */
record Slice(String dimension, String value, Map<String, Group> groups) {

  private record Key(String dimension, String value) {}

  /** All totals without a slice, by variant. */
  static Map<String, Group> whole(Design design, ExperimentSummaries summaries) {
    return groups(
        design,
        summaries.getCells().stream()
            .filter(cell -> isTotal(cell) && cell.getDimension() == null)
            .toList());
  }

  /** Every slice with totals, in the order of dimension and value. */
  static List<Slice> all(Design design, ExperimentSummaries summaries) {
    Map<Key, List<CellSummary>> cells = new LinkedHashMap<>();
    for (CellSummary cell : summaries.getCells()) {
      if (isTotal(cell) && cell.getDimension() != null && cell.getSliceValue() != null) {
        cells
            .computeIfAbsent(
                new Key(cell.getDimension(), cell.getSliceValue()), key -> new ArrayList<>())
            .add(cell);
      }
    }
    return cells.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Key, ?> entry) -> entry.getKey().dimension())
                .thenComparing(entry -> entry.getKey().value()))
        .map(
            entry ->
                new Slice(
                    entry.getKey().dimension(),
                    entry.getKey().value(),
                    groups(design, entry.getValue())))
        .toList();
  }

  Group group(Variant variant) {
    return Objects.requireNonNull(groups.get(variant.getId()), variant.getId());
  }

  private static Map<String, Group> groups(Design design, List<CellSummary> cells) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Variant variant : design.experiment().getVariants()) {
      Optional<CellSummary> own =
          cells.stream().filter(cell -> cell.getVariantId().equals(variant.getId())).findFirst();
      groups.put(variant.getId(), Group.of(own.orElse(null), design.metrics()));
    }
    return Adjustment.of(groups);
  }

  private static boolean isTotal(CellSummary cell) {
    return cell.getWindow() == WindowSize.TOTAL;
  }
}
