/** How many units an experiment needs, and what so many can show. */
@NullMarked
package dev.assay.analyzer.statistics.planning;

import org.jspecify.annotations.NullMarked;
