package dev.assay.local.replay.mapping;

/**
 * A column that the mapping reads.
 *
 * @param line where the mapping says so
 */
record ColumnUse(int line, String column) {}
