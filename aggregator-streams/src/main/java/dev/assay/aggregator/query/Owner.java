package dev.assay.aggregator.query;

import java.util.List;
import org.apache.kafka.streams.state.HostInfo;

/** An instance and the partitions to ask it for. */
record Owner(HostInfo host, List<Integer> partitions) {}
