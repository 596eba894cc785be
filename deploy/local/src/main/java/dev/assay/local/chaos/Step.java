package dev.assay.local.chaos;

import java.time.Duration;

/**
 * One thing that is done.
 *
 * @param target which instance or broker, counted around as many as there are; at least 0
 * @param awaitsReady whether what is struck is up and works before; otherwise it is struck whatever
 *     it does just then
 * @param delay between that and the stroke
 */
record Step(Fault fault, int target, boolean awaitsReady, Duration delay) {}
