package dev.assay.local.stack;

import dev.assay.embedded.process.Ports;

/** Where the parts of the stack listen on the loopback interface; 0 picks a free port. */
public record StackPorts(int kafka, int registry, int assigner, int aggregator, int analyzer) {
  public static final StackPorts DEFAULT = new StackPorts(9092, 8080, 8081, 8082, 8083);
  public static final StackPorts FREE = new StackPorts(0, 0, 0, 0, 0);

  /**
   * The same ports, with free ones for 0.
   *
   * @throws dev.assay.embedded.process.ProcessFailure if one is in use
   */
  StackPorts claimed() {
    return new StackPorts(
        Ports.require("Kafka broker", kafka),
        Ports.require("schema registry", registry),
        Ports.require("assigner", assigner),
        Ports.require("aggregator", aggregator),
        Ports.require("analyzer", analyzer));
  }

  /** Where the parts are reached at these ports. */
  public StackAddresses addresses() {
    return new StackAddresses(
        "127.0.0.1:" + kafka,
        "http://127.0.0.1:" + registry + "/apis/registry/v3",
        "http://127.0.0.1:" + assigner,
        "http://127.0.0.1:" + aggregator,
        "http://127.0.0.1:" + analyzer);
  }
}
