/**
 * One typed declaration for each topic: name, value type, partitions and retention.
 *
 * <p>Whoever creates, writes or reads a topic takes it from here.
 */
@NullMarked
package dev.assay.schemas.topic;

import org.jspecify.annotations.NullMarked;
