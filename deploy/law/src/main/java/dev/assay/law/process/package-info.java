/**
 * The aggregator from outside: its processes, its answers over HTTP, and the topics it reads and
 * writes, by plain clients.
 */
@NullMarked
package dev.assay.law.process;

import org.jspecify.annotations.NullMarked;
