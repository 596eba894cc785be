package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.Limits;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.RecordSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Composes the topology. Every node has a name: changelogs and committed positions hang on them.
 *
 * @param serdes how records are read and written
 * @param limits how much of a subject's past is kept
 * @param groups of a partition's units, whose quantiles are kept apart; at least 1
 * @param subjectsHeld how many subjects each task keeps in memory between commits
 * @param commits how long what was read may wait
 * @param listener is told what tasks do
 */
public record AggregatorTopology(
    RecordSerdes serdes,
    Limits limits,
    int groups,
    int subjectsHeld,
    CommitIntervals commits,
    TaskListener listener) {

  /** The store of experiments as they stand. */
  public static final String EXPERIMENTS = "experiments-by-id";

  private static final String SUBJECTS = "subjects.attribute";
  private static final String DEAD_LETTERS = "dead-letters.write";

  public Topology build() {
    Topology topology = new Topology();
    DefinitionChanges changes = new DefinitionChanges();
    addExperiments(topology, changes);
    String[] sources =
        Topics.BY_SUBJECT.stream().map(topic -> addSource(topology, topic)).toArray(String[]::new);
    topology.addProcessor(
        SUBJECTS,
        new SubjectSupplier(limits, groups, subjectsHeld, commits, changes, listener),
        sources);
    topology.addSink(
        DEAD_LETTERS,
        Topics.DEAD_LETTERS.name(),
        new StringSerializer(),
        serdes.serializer(Topics.DEAD_LETTERS),
        SUBJECTS);
    return topology;
  }

  private void addExperiments(Topology topology, DefinitionChanges changes) {
    Serde<Experiment> serde =
        Serdes.serdeFrom(
            serdes.serializer(Topics.EXPERIMENTS), serdes.deserializer(Topics.EXPERIMENTS));
    topology.addGlobalStore(
        Stores.timestampedKeyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(EXPERIMENTS), Serdes.String(), serde)
            .withLoggingDisabled(),
        "experiments.read",
        new StringDeserializer(),
        decoding(Topics.EXPERIMENTS),
        Topics.EXPERIMENTS.name(),
        "experiments.keep",
        () -> new ExperimentProcessor(changes));
  }

  private String addSource(Topology topology, Topic<? extends SpecificRecord> topic) {
    String name = topic.name().split("\\.", -1)[1] + ".read";
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        new EventTimeExtractor(),
        new StringDeserializer(),
        decoding(topic),
        topic.name());
    return name;
  }

  private Deserializer<Decoded> decoding(Topic<? extends SpecificRecord> topic) {
    return new DecodingDeserializer(serdes.deserializer(topic));
  }
}
