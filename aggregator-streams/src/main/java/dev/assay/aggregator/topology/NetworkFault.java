package dev.assay.aggregator.topology;

import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/** Tells a service that does not answer from one that answers with an error. */
public final class NetworkFault {

  private NetworkFault() {}

  /** Whether such a fault is among the causes. */
  public static boolean isIn(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof HttpTimeoutException
          || cause instanceof TimeoutException
          || cause instanceof ClosedChannelException) {
        return true;
      }
    }
    return false;
  }
}
