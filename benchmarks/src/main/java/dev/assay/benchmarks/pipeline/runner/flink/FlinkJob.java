package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.runner.CountServer;
import dev.assay.benchmarks.pipeline.runner.RunnerSettings;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Apache Flink in one process, state on the heap. It does less than Assay: duplicates count,
 * nothing follows a change of an experiment, and there are no slices and no queries.
 */
public final class FlinkJob {

  /** As the last argument: no windows. */
  public static final String TOTALS_ONLY = "totals-only";

  private FlinkJob() {}

  public static void main(String[] arguments) throws Exception {
    RunnerSettings settings = RunnerSettings.of(arguments);
    CountServer.start(settings.port(), AttributeFunction::counts);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.threads(), configuration(settings));
    environment
        .fromSource(source(settings), WatermarkStrategy.noWatermarks(), "log")
        .keyBy((Tuple3<String, Byte, byte[]> raw) -> raw.f0, Types.STRING)
        .process(new AttributeFunction(settings.registryUrl(), !isTotalsOnly(arguments)))
        .returns(Types.VOID)
        .uid("attribute")
        .sinkTo(new DiscardingSink<>());
    environment.execute();
  }

  private static boolean isTotalsOnly(String[] arguments) {
    return arguments[arguments.length - 1].equals(TOTALS_ONLY);
  }

  private static Configuration configuration(RunnerSettings settings) {
    return new Configuration()
        .set(StateBackendOptions.STATE_BACKEND, "hashmap")
        .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
        .set(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            settings.stateDirectory().toUri().toString())
        .set(
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            Duration.ofMillis(settings.commitIntervalMs()))
        .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE)
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
  }

  private static KafkaSource<Tuple3<String, Byte, byte[]>> source(RunnerSettings settings) {
    return KafkaSource.<Tuple3<String, Byte, byte[]>>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setTopics(RawRecords.topics())
        .setGroupId(settings.group())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000")
        .setDeserializer(new RawRecords())
        .build();
  }
}
