package dev.assay.embedded;

import dev.assay.embedded.process.Ports;
import java.nio.file.Path;

/** The {@code server.properties} of a broker that is alone and small. */
final class BrokerProperties {
  private BrokerProperties() {}

  static String of(int port, Path data) {
    int controllerPort = Ports.free();
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    num.network.threads=2
    num.io.threads=4
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    offsets.topic.num.partitions=4
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    # One cleaner buffer suffices, and its default size is a third of this heap.
    log.cleaner.dedupe.buffer.size=8388608
    """
        .formatted(port, controllerPort, data.toString().replace('\\', '/'));
  }
}
