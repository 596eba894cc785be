package dev.assay.aggregator.store;

import dev.assay.aggregator.attribution.Subject;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.Experiment;

/** Every store of a task: name and types, once for writers and readers. */
public final class Stores {

  public static final String UNITS = "units-by-subject";
  public static final String SUMMARIES = "summaries-by-cell";
  public static final String DEFINITIONS = "definitions-by-experiment";

  private static final int SUMMARIES_HELD = 20_000;
  private static final int DEFINITIONS_HELD = 10_000;

  private Stores() {}

  /**
   * What is known of each key.
   *
   * @param held how many subjects stay in memory between commits
   */
  public static WriteBackStoreBuilder<String, Subject> units(int held) {
    return new WriteBackStoreBuilder<>(UNITS, new SubjectCodec(), held);
  }

  /** The cells, and how far into the log they go. */
  public static WriteBackStoreBuilder<SummaryKey, Summary> summaries() {
    return new WriteBackStoreBuilder<>(SUMMARIES, new SummaryCodec(), SUMMARIES_HELD);
  }

  /**
   * The experiments' definitions by which the cells were counted. The experiments' own topic runs
   * beside the events; this store changes with the cells.
   */
  public static WriteBackStoreBuilder<String, Experiment> definitions() {
    return new WriteBackStoreBuilder<>(DEFINITIONS, new DefinitionCodec(), DEFINITIONS_HELD);
  }
}
