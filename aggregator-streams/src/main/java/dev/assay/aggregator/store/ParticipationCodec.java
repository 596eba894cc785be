package dev.assay.aggregator.store;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.Before;
import dev.assay.aggregator.attribution.Participation;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.schemas.avro.SumState;
import dev.assay.schemas.summary.PreciseSum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A unit's assignments to an experiment, and what it came to before what is kept of it. */
final class ParticipationCodec {

  private ParticipationCodec() {}

  static void write(CompactWriter out, Participation participation) {
    out.writeNumber(participation.assignments().size());
    for (AssignmentFact assignment : participation.assignments()) {
      out.writeText(assignment.eventId());
      out.writeLong(assignment.time());
      out.writeText(assignment.variantId());
      out.writeNumber(assignment.attributes().size());
      for (var attribute : assignment.attributes().entrySet()) {
        out.writeText(attribute.getKey());
        out.writeText(attribute.getValue());
      }
    }
    out.writeNumber(participation.settled().size());
    for (UnitTotals totals : participation.settled()) {
      out.writeNumber(totals.observations());
      write(out, totals.sum().toState());
      out.writeNumber(totals.denominatorObservations());
      write(out, totals.denominator().toState());
      double[] values = totals.values();
      write(out, values);
    }
    write(out, participation.before().values());
    if (participation.before().values().length > 0) {
      out.writeLong(participation.before().exposure());
    }
  }

  static Participation read(CompactReader in) {
    List<AssignmentFact> assignments = new ArrayList<>();
    int assignmentCount = in.readCount();
    for (int i = 0; i < assignmentCount; i++) {
      String eventId = in.readText();
      long time = in.readLong();
      String variantId = in.readText();
      Map<String, String> attributes = new LinkedHashMap<>();
      int attributeCount = in.readCount();
      for (int j = 0; j < attributeCount; j++) {
        attributes.put(in.readText(), in.readText());
      }
      assignments.add(new AssignmentFact(eventId, time, variantId, attributes));
    }
    List<UnitTotals> settled = new ArrayList<>();
    int settledCount = in.readCount();
    for (int i = 0; i < settledCount; i++) {
      settled.add(
          new UnitTotals(
              in.readNumber(), readSum(in), in.readNumber(), readSum(in), readValues(in)));
    }
    double[] before = readValues(in);
    return new Participation(
        assignments, settled, before.length == 0 ? Before.NONE : new Before(in.readLong(), before));
  }

  private static void write(CompactWriter out, SumState sum) {
    out.writeDouble(sum.getHigh());
    out.writeDouble(sum.getLow());
  }

  private static void write(CompactWriter out, double[] values) {
    out.writeNumber(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static PreciseSum readSum(CompactReader in) {
    return PreciseSum.of(new SumState(in.readDouble(), in.readDouble()));
  }

  private static double[] readValues(CompactReader in) {
    double[] values = new double[in.readCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
