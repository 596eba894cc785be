package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.store.Stores;
import dev.assay.schemas.avro.DeadLetter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes each task's processor, and names the stores that it shares with nobody. */
record SubjectSupplier(
    Limits limits,
    int groups,
    int subjectsHeld,
    CommitIntervals commits,
    DefinitionChanges changes,
    TaskListener listener)
    implements ProcessorSupplier<String, Decoded, String, DeadLetter> {

  @Override
  public Processor<String, Decoded, String, DeadLetter> get() {
    return new SubjectProcessor(limits, groups, new CommitPace(commits), changes, listener);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    // In one order always: the golden topology is compared with it.
    return new LinkedHashSet<>(
        List.of(Stores.units(subjectsHeld), Stores.summaries(), Stores.definitions()));
  }
}
