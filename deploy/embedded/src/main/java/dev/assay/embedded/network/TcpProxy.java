package dev.assay.embedded.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Hands connections to a port of the loopback interface on to another one, while it is not cut.
 *
 * <p>A cut closes nothing: bytes stay where they are, so that both sides learn of it by their
 * timeouts alone, and what was held back arrives late.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Gate gate = new Gate();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(MOST_CONNECTIONS);

  private TcpProxy(ServerSocket server, InetSocketAddress target) {
    this.server = server;
    this.target = target;
  }

  /**
   * Listens on a free port.
   *
   * @param target the port to hand on to; it need not be open yet
   */
  public static TcpProxy start(int target) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      ServerSocket server = new ServerSocket(0, MOST_CONNECTIONS, loopback);
      TcpProxy proxy = new TcpProxy(server, new InetSocketAddress(loopback, target));
      Thread.ofVirtual().name("proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** Nothing passes from now on. */
  public void cut() {
    gate.shut();
  }

  /** Everything passes again. */
  public void restore() {
    gate.open();
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(TcpProxy::closeQuietly);
    gate.open();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        if (room.tryAcquire()) {
          Thread.ofVirtual().name("proxy").start(() -> connect(client));
        } else {
          closeQuietly(client);
        }
      }
    } catch (IOException e) {
      // Closed: nobody is to be taken any more.
      closeQuietly(server);
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket broker = new Socket()) {
      open.add(client);
      open.add(broker);
      gate.pass();
      broker.connect(target);
      client.setTcpNoDelay(true);
      broker.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().name("proxy").start(() -> forward(broker, client));
      forward(client, broker);
      answers.join();
    } catch (IOException e) {
      // The other side refuses, or is gone: the client sees its connection end, as without us.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
      room.release();
    }
  }

  /** Until one of both ends: a Kafka connection is of no use with one direction alone. */
  private void forward(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        gate.pass();
        out.write(chunk, 0, length);
      }
    } catch (IOException e) {
      // One side is gone; closing tells the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }
}
