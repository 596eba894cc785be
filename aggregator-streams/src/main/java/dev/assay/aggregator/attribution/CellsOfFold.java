package dev.assay.aggregator.attribution;

import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Cells;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells that are changed in one fold. Most units of a variant change the same four, so they are
 * looked for once: by experiment, variant and slice, and then by the size of the window.
 */
final class CellsOfFold {

  private record Group(String experimentId, String variantId, Slice slice) {}

  private final Cells cells;
  private final Map<Group, ByWindow> groups = new HashMap<>();

  CellsOfFold(Cells cells) {
    this.cells = cells;
  }

  /** The cells that a unit is in, by slice. */
  List<ByWindow> of(Participant unit) {
    Plan plan = unit.plan();
    List<ByWindow> slices = new ArrayList<>(plan.dimensions().size() + 1);
    slices.add(of(unit, Slice.ALL));
    for (String dimension : plan.dimensions()) {
      String value = unit.exposure().attributes().getOrDefault(dimension, Slice.UNKNOWN);
      slices.add(of(unit, cells.slice(plan.experimentId(), dimension, value)));
    }
    return slices;
  }

  private ByWindow of(Participant unit, Slice slice) {
    Plan plan = unit.plan();
    return groups.computeIfAbsent(
        new Group(plan.experimentId(), unit.exposure().variantId(), slice),
        group -> new ByWindow(cells, plan, group));
  }

  /** The cell that counts an experiment's crossovers. */
  Cell crossovers(Plan plan) {
    return cells.change(CellKey.crossovers(plan.experimentId()), List.of());
  }

  /** Lets go of all cells: what changes them from now on has to look for them again. */
  void end() {
    groups.clear();
  }

  /** The cells of one variant's slice, of each size the one that was changed last. */
  static final class ByWindow {

    private final Cells cells;
    private final Plan plan;
    private final Group group;
    private final Map<WindowSize, Found> latest = new EnumMap<>(WindowSize.class);

    private ByWindow(Cells cells, Plan plan, Group group) {
      this.cells = cells;
      this.plan = plan;
      this.group = group;
    }

    Cell change(Window window) {
      Found known = latest.get(window.size());
      if (known == null || known.start() != window.start()) {
        CellKey key = new CellKey(group.experimentId(), window, group.variantId(), group.slice());
        known = new Found(window.start(), cells.change(key, plan.metrics()));
        latest.put(window.size(), known);
      }
      return known.cell();
    }
  }

  private record Found(long start, Cell cell) {}
}
