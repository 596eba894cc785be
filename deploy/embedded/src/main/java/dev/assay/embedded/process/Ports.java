package dev.assay.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {
  /** Below the ports that systems give to outgoing connections, which could take a free one. */
  private static final int LOWEST_PICKED = 20_000;

  private static final int HIGHEST_PICKED = 32_000;
  private static final int ATTEMPTS = 1_000;

  private Ports() {}

  /** A port that nothing listens on. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PICKED, HIGHEST_PICKED);
      if (isFree(port)) {
        return port;
      }
    }
    throw new ProcessFailure(
        "no free port found between " + LOWEST_PICKED + " and " + HIGHEST_PICKED);
  }

  /**
   * The port itself, or a free one for 0.
   *
   * @param name what is to listen there, for the message
   * @throws ProcessFailure if something listens there already
   */
  public static int require(String name, int port) {
    if (port == 0) {
      return free();
    }
    if (!isFree(port)) {
      throw new ProcessFailure("port " + port + " for the " + name + " is already in use");
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port whose last connections still linger counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
