/**
 * The law: whatever the order of arrival, the duplicates and the faults, the aggregator's answers
 * equal what a batch program computes from the same log.
 */
@NullMarked
package dev.assay.law;

import org.jspecify.annotations.NullMarked;
