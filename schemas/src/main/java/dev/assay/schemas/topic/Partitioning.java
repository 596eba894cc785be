package dev.assay.schemas.topic;

/** How the records of a topic are spread over partitions. */
public enum Partitioning {
  /**
   * By the subject's key, into as many partitions as every other such topic: what the aggregator
   * joins is then in one task.
   */
  CO_PARTITIONED_BY_SUBJECT,

  /** One partition: few records, read as a whole. */
  SINGLE
}
