package dev.assay.aggregator.topology;

import dev.assay.schemas.avro.Experiment;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the experiments as they stand, for every task of the process. */
final class ExperimentProcessor extends ContextualProcessor<String, Decoded, Void, Void> {

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentProcessor.class);

  private final DefinitionChanges changes;
  private TimestampedKeyValueStore<String, Experiment> experiments;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  ExperimentProcessor(DefinitionChanges changes) {
    this.changes = changes;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    experiments = context.getStateStore(AggregatorTopology.EXPERIMENTS);
  }

  @Override
  public void process(Record<String, Decoded> entry) {
    if (entry.value().value() instanceof Experiment experiment) {
      experiments.put(experiment.getId(), ValueAndTimestamp.make(experiment, entry.timestamp()));
      changes.add();
    } else if (entry.value().bytes() == null) {
      // A draft that was deleted: nothing ever counted for it.
      experiments.delete(entry.key());
      changes.add();
    } else {
      LOG.error("Experiment {} cannot be read: {}", entry.key(), entry.value().problem());
    }
  }
}
