/**
 * Which alerts follow from an analysis, the one before it and the alerts that were told.
 *
 * <p>The same analyses give the same alerts, ids and all, whenever and however often they are read.
 */
@NullMarked
package dev.assay.analyzer.alert;

import org.jspecify.annotations.NullMarked;
