package dev.assay.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TcpProxyTest {
  private static final int SHORT_MILLIS = 300;
  private static final int LONG_MILLIS = 30_000;

  private ServerSocket server;
  private TcpProxy proxy;
  private Socket client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    proxy = TcpProxy.start(server.getLocalPort());
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    accepted = server.accept();
    accepted.setSoTimeout(LONG_MILLIS);
    client.setSoTimeout(LONG_MILLIS);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    proxy.close();
    server.close();
  }

  @Test
  void bytesPassBothWays() throws IOException {
    client.getOutputStream().write(7);
    assertThat(accepted.getInputStream().read()).isEqualTo(7);
    accepted.getOutputStream().write(8);
    assertThat(client.getInputStream().read()).isEqualTo(8);
  }

  @Test
  void whatIsSentWhileItIsCutArrivesWhenItIsRestored() throws IOException {
    proxy.cut();
    client.getOutputStream().write(7);
    accepted.setSoTimeout(SHORT_MILLIS);
    assertThatThrownBy(() -> accepted.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    proxy.restore();
    accepted.setSoTimeout(LONG_MILLIS);
    assertThat(accepted.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void anEndOnOneSideIsAnEndOnTheOther() throws IOException {
    accepted.close();
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }
}
