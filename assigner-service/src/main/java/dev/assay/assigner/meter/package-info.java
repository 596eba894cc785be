/**
 * What is counted of evaluations, by experiment and variant.
 *
 * <p>Only experiments that the catalog knows have meters, each only for what was said of it: their
 * number is bounded by what the experiments are.
 */
@NullMarked
package dev.assay.assigner.meter;

import org.jspecify.annotations.NullMarked;
