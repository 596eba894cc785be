/**
 * The job as an engineer writes it with the plain DSL of Kafka Streams: join, flat map, windowed
 * aggregate by event.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.runner.dsl;

import org.jspecify.annotations.NullMarked;
