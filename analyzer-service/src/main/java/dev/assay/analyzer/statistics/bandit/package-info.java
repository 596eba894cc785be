/** Shares of the traffic that follow what is known of the arms. */
@NullMarked
package dev.assay.analyzer.statistics.bandit;

import org.jspecify.annotations.NullMarked;
