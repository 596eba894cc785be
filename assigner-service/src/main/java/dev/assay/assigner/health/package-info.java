/**
 * What the health endpoint says of the assigner's own parts.
 *
 * <p>An assigner that cannot publish exposures still answers, so it is degraded and not down.
 */
@NullMarked
package dev.assay.assigner.health;

import org.jspecify.annotations.NullMarked;
