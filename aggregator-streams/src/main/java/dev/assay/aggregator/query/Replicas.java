package dev.assay.aggregator.query;

import java.util.List;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Who has one partition: first the instance that works on it, if there is one, then those that
 * follow.
 */
record Replicas(int partition, List<HostInfo> hosts) {}
