/**
 * The analyzer: from the aggregator's summaries to analyses and recommendations.
 *
 * <p>Here is only where the process begins; each package below holds one part of it.
 */
@NullMarked
package dev.assay.analyzer;

import org.jspecify.annotations.NullMarked;
