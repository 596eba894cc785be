/**
 * Starts experiments when they are scheduled, gives them the weights that are planned, and
 * completes them when they are planned to end.
 */
@NullMarked
package dev.assay.assigner.timetable;

import org.jspecify.annotations.NullMarked;
