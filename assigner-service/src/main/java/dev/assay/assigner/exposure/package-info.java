/**
 * Tells the assignments topic which unit was exposed to which variant, once per unit, experiment
 * and phase.
 *
 * <p>Whoever asks for a variant never waits for Kafka: exposures are spooled to disk and sent from
 * there. What could not be spooled is counted, and published with the unit's next call.
 */
@NullMarked
package dev.assay.assigner.exposure;

import org.jspecify.annotations.NullMarked;
