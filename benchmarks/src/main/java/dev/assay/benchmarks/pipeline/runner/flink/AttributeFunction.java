package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.runner.RecordDecoder;
import dev.assay.benchmarks.pipeline.runner.metric.Readings;
import dev.assay.schemas.avro.Assignment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Folds events into their unit, and what changes thereby into the unit's variants. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
final class AttributeFunction
    extends KeyedProcessFunction<String, Tuple3<String, Byte, byte[]>, Void>
    implements CheckpointedFunction {

  /** By subtask, as of its last checkpoint: all subtasks are in this process. */
  private static final Map<Integer, Map<String, Long>> COUNTS = new ConcurrentHashMap<>();

  private final String registryUrl;
  private final boolean windows;
  private transient RecordDecoder decoder;
  private transient ValueState<Unit> units;
  private transient ListState<byte[]> stored;
  private transient VariantCells cells;

  AttributeFunction(String registryUrl, boolean windows) {
    this.registryUrl = registryUrl;
    this.windows = windows;
  }

  /** Of all subtasks together. */
  static Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    COUNTS
        .values()
        .forEach(part -> part.forEach((key, count) -> sums.merge(key, count, Long::sum)));
    return sums;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    cells = new VariantCells(windows);
    stored =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("cells", BytePrimitiveArraySerializer.INSTANCE));
    for (byte[] bytes : stored.get()) {
      cells.read(bytes);
    }
  }

  @Override
  public void open(OpenContext context) {
    decoder = new RecordDecoder(registryUrl);
    units = getRuntimeContext().getState(new ValueStateDescriptor<>("units", new UnitSerializer()));
  }

  @Override
  public void processElement(Tuple3<String, Byte, byte[]> raw, Context context, Collector<Void> out)
      throws Exception {
    SpecificRecord value = decoder.deserialize(RawRecords.topics().get(raw.f1), raw.f2);
    Unit known = units.value();
    Unit unit = known == null ? Unit.unknown() : known;
    if (value instanceof Assignment assignment) {
      assign(unit, assignment, raw.f0);
    } else {
      Unit.Observation observation =
          new Unit.Observation(Readings.timeOf(value), Readings.of(value));
      for (Unit.Participation participation : unit.participations()) {
        observe(participation, unit.recent(), observation, raw.f0);
      }
      unit.remember(observation);
    }
    units.update(unit);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    stored.update(cells.write());
    COUNTS.put(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), cells.counts());
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }

  private void assign(Unit unit, Assignment assignment, String unitId) {
    if (unit.takesPartIn(assignment.getExperimentId())) {
      return;
    }
    Unit.Participation participation =
        Unit.Participation.begun(
            assignment.getExperimentId(),
            assignment.getVariantId(),
            assignment.getTime().toEpochMilli());
    unit.participations().add(participation);
    cells.begin(participation);
    for (int i = 0; i < unit.recent().size(); i++) {
      observe(participation, unit.recent().subList(0, i), unit.recent().get(i), unitId);
    }
  }

  private void observe(
      Unit.Participation participation,
      List<Unit.Observation> earlier,
      Unit.Observation observation,
      String unitId) {
    if (observation.time() >= participation.time()) {
      cells.observe(participation, earlier, observation, unitId);
    }
  }
}
