package dev.assay.local.stack;

import dev.assay.access.client.OwnToken;
import dev.assay.embedded.process.Ports;

/**
 * Where the parts of the stack listen on the loopback interface; 0 picks a free port.
 *
 * @param management of the services' health and metrics
 */
public record StackPorts(
    int kafka, int registry, int assigner, int aggregator, int analyzer, Management management) {

  public static final StackPorts DEFAULT = of(9092, 8080, 8081, 8082, 8083);
  public static final StackPorts FREE = of(0, 0, 0, 0, 0);

  /** So far above a service's own port are its health and metrics. */
  private static final int MANAGEMENT_OFFSET = 10;

  /** Where health and metrics are. */
  public record Management(int assigner, int aggregator, int analyzer) {}

  /** The ports of the parts; health and metrics are 10 above those of the services. */
  public static StackPorts of(int kafka, int registry, int assigner, int aggregator, int analyzer) {
    return new StackPorts(
        kafka,
        registry,
        assigner,
        aggregator,
        analyzer,
        new Management(management(assigner), management(aggregator), management(analyzer)));
  }

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
        Ports.require("analyzer", analyzer),
        new Management(
            Ports.require("assigner's health", management.assigner),
            Ports.require("aggregator's health", management.aggregator),
            Ports.require("analyzer's health", management.analyzer)));
  }

  /**
   * Where the parts are reached at these ports.
   *
   * @param token what the services are sent
   */
  public StackAddresses addresses(OwnToken token) {
    return new StackAddresses(
        "127.0.0.1:" + kafka,
        url(registry) + "/apis/registry/v3",
        url(assigner),
        url(aggregator),
        url(analyzer),
        token);
  }

  /** Where the services' health and metrics are. */
  public ManagementAddresses managementAddresses() {
    return new ManagementAddresses(
        url(management.assigner), url(management.aggregator), url(management.analyzer));
  }

  private static int management(int port) {
    return port == 0 ? 0 : port + MANAGEMENT_OFFSET;
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
