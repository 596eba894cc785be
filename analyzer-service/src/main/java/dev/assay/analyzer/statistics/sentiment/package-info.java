/** How the sentiment of a conversation or a period goes, from means and counts of its windows. */
@NullMarked
package dev.assay.analyzer.statistics.sentiment;

import org.jspecify.annotations.NullMarked;
