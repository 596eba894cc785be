package dev.assay.analyzer.journey;

import dev.assay.analyzer.analysis.WindowEstimates;
import dev.assay.analyzer.journey.Sentiment.Point;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A variant's scores by window. */
final class ScoreWindows {

  /** Four weeks of hours; of minutes half a day. */
  private static final int MOST = 720;

  private ScoreWindows() {}

  /** The latest windows that have scores, oldest first. */
  static List<Point> of(
      List<CellSummary> cells, Slice slice, String variant, MetricDefinition metric) {
    List<Point> points = new ArrayList<>();
    for (CellSummary cell : cells) {
      Instant start = cell.getWindowStart();
      if (start != null && cell.getVariantId().equals(variant) && slice.isOf(cell)) {
        MetricEstimate estimate = WindowEstimates.of(List.of(metric), cell).getFirst();
        Double mean = estimate.getMean();
        if (mean != null) {
          points.add(new Point(start, Scores.within(mean), estimate.getUnits()));
        }
      }
    }
    points.sort(Comparator.comparing(Point::start));
    return List.copyOf(points.subList(Math.max(0, points.size() - MOST), points.size()));
  }
}
