package dev.assay.benchmarks.pipeline.ingestion;

import dev.assay.benchmarks.pipeline.measure.CpuTimes;

/**
 * How fast events were sent once.
 *
 * @param cores that were busy; those of the runner are the assigner's
 */
record Speed(Way way, double eventsPerSecond, CpuTimes.Cores cores) {}
