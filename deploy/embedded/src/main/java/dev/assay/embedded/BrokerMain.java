package dev.assay.embedded;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats its directory where that was not done yet, then serves. */
public final class BrokerMain {
  /** Any id will do: no second cluster could ever be confused with it. */
  private static final String CLUSTER_ID = "YXNzYXktZW1iZWRkZWQtMQ";

  private BrokerMain() {}

  /** Takes the path of {@code server.properties}. */
  public static void main(String[] arguments) {
    String properties = arguments[0];
    int result =
        StorageTool.execute(
            new String[] {
              "format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", properties
            },
            System.out);
    if (result != 0) {
      System.exit(result);
    }
    Kafka.main(new String[] {properties});
  }
}
