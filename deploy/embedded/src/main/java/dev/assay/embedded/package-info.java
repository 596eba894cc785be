/**
 * A real Kafka broker and the real schema registry, each in a process of its own. They are for one
 * machine: loopback only, one replica, small heaps.
 */
@NullMarked
package dev.assay.embedded;

import org.jspecify.annotations.NullMarked;
