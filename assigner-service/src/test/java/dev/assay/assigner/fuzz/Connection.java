package dev.assay.assigner.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/1.1 that is kept alive and sends whatever bytes it is given: a client proper
 * refuses to send what the fuzzer is about.
 */
public final class Connection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int CARRIAGE_RETURN = '\r';
  private static final int LINE_FEED = '\n';

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream input;

  public Connection(int port) {
    this.port = port;
  }

  /**
   * Sends a request and reads its answer. One that has none on a connection that was used before is
   * sent again on another, as clients do: the server may have given the old one up.
   */
  public Answer send(Request request) throws IOException {
    boolean isFresh = socket == null;
    Answer answer = sendOnce(request);
    return answer.status() <= 0 && !isFresh ? sendOnce(request) : answer;
  }

  private Answer sendOnce(Request request) throws IOException {
    Socket open = open();
    try {
      write(open.getOutputStream(), request.wire().getBytes(StandardCharsets.ISO_8859_1));
      InputStream answers = input;
      if (answers == null) {
        throw new IOException("closed");
      }
      Answer answer = read(answers, request.method());
      if (answer.header("connection").equalsIgnoreCase("close") || isStream(answer)) {
        close();
      }
      return answer;
    } catch (SocketTimeoutException e) {
      close();
      return Answer.SILENCE;
    } catch (IOException e) {
      close();
      return Answer.NONE;
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
      input = null;
    }
  }

  private Socket open() throws IOException {
    if (socket == null) {
      Socket fresh = new Socket(InetAddress.getLoopbackAddress(), port);
      fresh.setSoTimeout(PATIENCE_MILLIS);
      fresh.setTcpNoDelay(true);
      input = new BufferedInputStream(fresh.getInputStream());
      socket = fresh;
    }
    return socket;
  }

  /** What is refused while it is still being sent has an answer all the same. */
  private static void write(OutputStream output, byte[] bytes) {
    try {
      output.write(bytes);
      output.flush();
    } catch (IOException e) {
      // The answer, or its absence, says it.
    }
  }

  private static Answer read(InputStream input, String method) throws IOException {
    String[] words = line(input).split(" ", 3);
    int status = Integer.parseInt(words[1]);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    Answer head = new Answer(status, headers, "");
    boolean isEmpty = method.equals("HEAD") || status == 204 || status == 304 || isStream(head);
    return isEmpty
        ? head
        : new Answer(status, headers, new String(body(input, head), StandardCharsets.UTF_8));
  }

  /** One that goes on for ever: its head is its answer. */
  private static boolean isStream(Answer head) {
    return head.header("content-type").startsWith("text/event-stream");
  }

  private static byte[] body(InputStream input, Answer head) throws IOException {
    if (!head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      String length = head.header("content-length");
      return length.isEmpty() ? input.readAllBytes() : exactly(input, Integer.parseInt(length));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(input); size > 0; size = chunk(input)) {
      body.write(exactly(input, size));
      line(input);
    }
    line(input);
    return body.toByteArray();
  }

  private static int chunk(InputStream input) throws IOException {
    return Integer.parseInt(line(input), 16);
  }

  private static byte[] exactly(InputStream input, int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String line(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = input.read(); read != LINE_FEED; read = input.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      if (read != CARRIAGE_RETURN) {
        line.write(read);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
