package dev.assay.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code server.properties} of a small broker. */
final class BrokerProperties {
  /** One broker may be missing, where there are others. */
  private static final int MISSING = 1;

  private BrokerProperties() {}

  /**
   * Of one of the brokers that together are a cluster, or of the only one.
   *
   * @param more further lines
   */
  static String of(BrokerNode node, List<BrokerNode> cluster, Path data, List<String> more) {
    int copies = cluster.size();
    int required = Math.max(1, copies - MISSING);
    return """
    process.roles=broker,controller
    node.id=%1$d
    controller.quorum.voters=%2$s
    listeners=%3$s,CONTROLLER://127.0.0.1:%4$d
    advertised.listeners=%5$s
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=PLAINTEXT
    controller.listener.names=CONTROLLER
    log.dirs=%6$s
    num.network.threads=2
    num.io.threads=4
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    default.replication.factor=%7$d
    min.insync.replicas=%8$d
    offsets.topic.num.partitions=4
    offsets.topic.replication.factor=%7$d
    transaction.state.log.num.partitions=4
    transaction.state.log.replication.factor=%7$d
    transaction.state.log.min.isr=%8$d
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=%7$d
    share.coordinator.state.topic.min.isr=%8$d
    # One cleaner buffer suffices, and its default size is a third of this heap.
    log.cleaner.dedupe.buffer.size=8388608
    %9$s
    """
        .formatted(
            node.id(),
            cluster.stream()
                .map(voter -> voter.id() + "@127.0.0.1:" + voter.controllerPort())
                .collect(Collectors.joining(",")),
            listeners(node.port(), node.detour().map(BrokerNode.Detour::port).orElse(0)),
            node.controllerPort(),
            listeners(node.port(), node.detour().map(BrokerNode.Detour::advertised).orElse(0)),
            data.toString().replace('\\', '/'),
            copies,
            required,
            String.join("\n", more));
  }

  private static String listeners(int port, int detour) {
    String direct = "PLAINTEXT://127.0.0.1:" + port;
    return detour == 0 ? direct : direct + ",DETOUR://127.0.0.1:" + detour;
  }
}
