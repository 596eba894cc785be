/**
 * The OpenFeature Remote Evaluation Protocol (OFREP 0.3), for which every OpenFeature client has a
 * provider: a config key is a flag, a variant's override its value.
 *
 * <p>Translates alone: what a key is for a subject is decided where the other calls have it
 * decided.
 */
@NullMarked
package dev.assay.assigner.ofrep;

import org.jspecify.annotations.NullMarked;
