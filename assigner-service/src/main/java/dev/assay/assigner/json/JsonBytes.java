package dev.assay.assigner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON in UTF-8 piece by piece, where a tree of it would cost too much. */
public final class JsonBytes {

  private static final int DEEPEST = 64;
  private static final int DECODED_AT_ONCE = 8192;
  private static final long SIGN_BITS = 0x8080808080808080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  // Names are what callers send: interned, they would stay for ever.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private JsonBytes() {}

  /**
   * A parser of the text. The caller closes it.
   *
   * @throws MalformedJson if the bytes are not UTF-8
   */
  public static JsonParser parser(byte[] text) throws IOException {
    checkUtf8(text);
    return FACTORY.createParser(text);
  }

  /** Writes JSON in UTF-8 value by value, for answers of which a tree would cost too much. */
  public static byte[] write(Content content) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      content.writeTo(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(JsonGenerator generator) throws IOException;
  }

  /**
   * The first token of the text.
   *
   * @throws MalformedJson if there is none
   */
  public static JsonToken first(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new MalformedJson("the text is empty");
    }
    return first;
  }

  /**
   * Makes sure that nothing follows.
   *
   * @throws MalformedJson if something does
   */
  public static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new MalformedJson("there is more after the end of the value");
    }
  }

  /** The parser itself takes UTF-16, UTF-32 and forms that UTF-8 forbids. */
  private static void checkUtf8(byte[] text) {
    int start = firstNotAscii(text);
    if ((start < text.length && !isUtf8(text, start)) || hasZero(text)) {
      throw new MalformedJson("the text is not UTF-8");
    }
  }

  private static int firstNotAscii(byte[] text) {
    int at = 0;
    while (at + Long.BYTES <= text.length && ((long) LONGS.get(text, at) & SIGN_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < text.length && text[at] >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isUtf8(byte[] text, int start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(text, start, text.length - start);
    CharBuffer characters = CharBuffer.allocate(DECODED_AT_ONCE);
    CoderResult result;
    do {
      result = decoder.decode(bytes, characters.clear(), true);
    } while (result.isOverflow());
    return result.isUnderflow();
  }

  /** UTF-16 and UTF-32 have one of the first four bytes at zero, JSON in UTF-8 has none. */
  private static boolean hasZero(byte[] text) {
    for (int i = 0; i < Math.min(text.length, Integer.BYTES); i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
