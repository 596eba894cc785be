package dev.assay.assigner.telemetry;

/**
 * Bounds what a request becomes in memory: an empty message is two bytes of protobuf, and a hundred
 * of an object.
 */
final class MessageCount {

  private static final int MOST = 100_000;

  private int messages;

  /**
   * Counts one.
   *
   * @throws TooMuchTelemetry when there are too many
   */
  void add() {
    messages++;
    if (messages > MOST) {
      throw new TooMuchTelemetry(MOST);
    }
  }
}
