/**
 * Logs to judge the aggregator by: generated from a seed, with everything that goes wrong in real
 * ones, and brought into an order of arrival that differs from the order of events.
 */
@NullMarked
package dev.assay.law.log;

import org.jspecify.annotations.NullMarked;
