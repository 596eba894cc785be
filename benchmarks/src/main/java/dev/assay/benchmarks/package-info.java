/**
 * JMH benchmarks of what runs for every event, beside what a plain library would cost.
 *
 * <p>Figures are ratios of one run; nothing here is needed by a service.
 */
@NullMarked
package dev.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
