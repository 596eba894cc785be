package dev.assay.law.process;

/** Where a record is. */
public record Position(String topic, int partition, long offset) {}
