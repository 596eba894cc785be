package dev.assay.aggregator.query;

import dev.assay.aggregator.store.Selection;
import java.util.List;

/**
 * What one instance is asked.
 *
 * @param standby whether a copy will do that only follows, and may lag
 */
public record Question(Selection selection, List<Integer> partitions, boolean standby) {}
