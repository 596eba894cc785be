/**
 * Dead letters: what the aggregator could not count, to be looked at and sent again. A letter holds
 * the record's bytes as they came; its Kafka key and headers are the record's own.
 */
@NullMarked
package dev.assay.local.deadletter;

import org.jspecify.annotations.NullMarked;
