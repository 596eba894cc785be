package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.benchmarks.pipeline.runner.metric.UnitTotal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The compact form of a customer's state in checkpoints. */
final class UnitSerializer extends TypeSerializerSingleton<Unit> {

  private static final CallMetric[] METRICS = CallMetric.values();
  private static final int ANY_LENGTH = -1;

  /** Found by Flink by its name. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Unit> {
    public Snapshot() {
      super(UnitSerializer::new);
    }
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public Unit createInstance() {
    return Unit.unknown();
  }

  @Override
  public Unit copy(Unit from) {
    return from.copy();
  }

  @Override
  public Unit copy(Unit from, Unit reuse) {
    return from.copy();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public int getLength() {
    return ANY_LENGTH;
  }

  @Override
  public void serialize(Unit unit, DataOutputView out) throws IOException {
    out.writeInt(unit.participations().size());
    for (Unit.Participation participation : unit.participations()) {
      out.writeUTF(participation.experimentId());
      out.writeUTF(participation.variantId());
      out.writeLong(participation.time());
      for (UnitTotal total : participation.totals().values()) {
        total.write(out);
      }
    }
    out.writeInt(unit.recent().size());
    for (Unit.Observation observation : unit.recent()) {
      out.writeLong(observation.time());
      out.writeByte(observation.readings().size());
      for (Reading reading : observation.readings()) {
        out.writeUTF(reading.metric().name());
        out.writeDouble(reading.numerator());
        out.writeDouble(reading.denominator());
      }
    }
  }

  @Override
  public Unit deserialize(DataInputView in) throws IOException {
    int participationCount = in.readInt();
    List<Unit.Participation> participations = new ArrayList<>(participationCount);
    for (int i = 0; i < participationCount; i++) {
      String experiment = in.readUTF();
      String variant = in.readUTF();
      long time = in.readLong();
      Map<CallMetric, UnitTotal> totals = new EnumMap<>(CallMetric.class);
      for (CallMetric metric : METRICS) {
        totals.put(metric, UnitTotal.read(in));
      }
      participations.add(new Unit.Participation(experiment, variant, time, totals));
    }
    int observationCount = in.readInt();
    List<Unit.Observation> recent = new ArrayList<>(observationCount);
    for (int i = 0; i < observationCount; i++) {
      long time = in.readLong();
      int readingCount = in.readByte();
      List<Reading> readings = new ArrayList<>(readingCount);
      for (int j = 0; j < readingCount; j++) {
        readings.add(
            new Reading(CallMetric.valueOf(in.readUTF()), in.readDouble(), in.readDouble()));
      }
      recent.add(new Unit.Observation(time, readings));
    }
    return new Unit(participations, recent);
  }

  @Override
  public Unit deserialize(Unit reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public TypeSerializerSnapshot<Unit> snapshotConfiguration() {
    return new Snapshot();
  }
}
