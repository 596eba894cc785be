/**
 * Carries out decisions, as far as an experiment's policy lets it.
 *
 * <p>It acts at most once on an experiment: whoever takes that back has the last word.
 */
@NullMarked
package dev.assay.analyzer.automation;

import org.jspecify.annotations.NullMarked;
