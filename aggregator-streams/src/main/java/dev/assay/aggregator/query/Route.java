package dev.assay.aggregator.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.HostInfo;

/** An instance, and the partitions to ask it for. */
record Route(HostInfo host, List<Integer> partitions) {

  /** To the first that has each partition. */
  static List<Route> first(List<Replicas> replicas) {
    Map<String, Route> routes = new TreeMap<>();
    for (Replicas each : replicas) {
      HostInfo host = each.hosts().getFirst();
      routes
          .computeIfAbsent(host.toString(), any -> new Route(host, new ArrayList<>()))
          .partitions()
          .add(each.partition());
    }
    return List.copyOf(routes.values());
  }

  /**
   * To another one that has the partitions that are missing; none where nobody else has.
   *
   * @param asked by partition: who was asked for it already
   */
  static List<Route> second(
      List<Replicas> replicas, Set<Integer> missing, Map<Integer, HostInfo> asked) {
    List<Replicas> others = new ArrayList<>();
    for (Replicas each : replicas) {
      if (missing.contains(each.partition())) {
        List<HostInfo> left =
            each.hosts().stream()
                .filter(host -> !host.equals(asked.get(each.partition())))
                .toList();
        if (!left.isEmpty()) {
          others.add(new Replicas(each.partition(), left));
        }
      }
    }
    return first(others);
  }
}
