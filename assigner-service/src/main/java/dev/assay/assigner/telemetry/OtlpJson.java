package dev.assay.assigner.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.assay.assigner.json.JsonBytes;
import dev.assay.assigner.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads OTLP's JSON, which is protobuf's JSON but for the ids of traces and spans: they are in
 * hexadecimal digits, where protobuf's own readers expect base 64. Unknown properties are passed
 * over, as the protocol demands.
 */
final class OtlpJson {

  private static final Set<String> HEXADECIMAL = Set.of("trace_id", "span_id", "parent_span_id");
  private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS =
      new ConcurrentHashMap<>();

  private final JsonParser parser;
  private final MessageCount messages = new MessageCount();

  private OtlpJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a message.
   *
   * @throws MalformedJson when it is no JSON
   * @throws MalformedTelemetry when it is JSON of something else
   */
  static <B extends Message.Builder> B read(byte[] body, B builder) {
    try (JsonParser parser = JsonBytes.parser(body)) {
      JsonBytes.first(parser);
      new OtlpJson(parser).message(builder);
      JsonBytes.end(parser);
      return builder;
    } catch (JsonProcessingException e) {
      throw MalformedJson.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void message(Message.Builder builder) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw expected(builder.getDescriptorForType().getName(), "an object");
    }
    messages.add();
    Map<String, FieldDescriptor> fields =
        FIELDS.computeIfAbsent(builder.getDescriptorForType(), OtlpJson::byName);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      FieldDescriptor field = fields.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        field(builder, field);
      }
    }
  }

  private void field(Message.Builder builder, FieldDescriptor field) throws IOException {
    if (!field.isRepeated()) {
      builder.setField(field, value(builder, field));
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw expected(field.getName(), "a list");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      builder.addRepeatedField(field, value(builder, field));
    }
  }

  private Object value(Message.Builder builder, FieldDescriptor field) throws IOException {
    return switch (field.getJavaType()) {
      case MESSAGE -> {
        Message.Builder inner = builder.newBuilderForField(field);
        message(inner);
        yield inner.build();
      }
      case STRING -> text(field);
      case BOOLEAN -> flag(field);
      case INT -> (int) whole(field);
      case LONG -> whole(field);
      case DOUBLE -> real(field);
      case FLOAT -> (float) real(field);
      case ENUM -> constant(field);
      case BYTE_STRING -> bytes(field);
    };
  }

  private String text(FieldDescriptor field) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw expected(field.getName(), "a text");
    }
    return parser.getText();
  }

  private boolean flag(FieldDescriptor field) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw expected(field.getName(), "true or false");
    }
    return parser.getBooleanValue();
  }

  /** 64 bits as a number or, since many readers have fewer, as a text; unsigned ones as signed. */
  private long whole(FieldDescriptor field) throws IOException {
    try {
      BigInteger whole = new BigInteger(scalar(field));
      if (whole.bitLength() <= Long.SIZE) {
        return whole.longValue();
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is too large is.
    }
    throw expected(field.getName(), "a whole number of 64 bits");
  }

  private double real(FieldDescriptor field) throws IOException {
    try {
      return Double.parseDouble(scalar(field));
    } catch (NumberFormatException e) {
      throw expected(field.getName(), "a number");
    }
  }

  private Object constant(FieldDescriptor field) throws IOException {
    String text = scalar(field);
    EnumValueDescriptor named = field.getEnumType().findValueByName(text);
    return named == null
        ? field.getEnumType().findValueByNumberCreatingIfUnknown((int) whole(field))
        : named;
  }

  private ByteString bytes(FieldDescriptor field) throws IOException {
    String text = text(field);
    try {
      return ByteString.copyFrom(
          HEXADECIMAL.contains(field.getName())
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw expected(
          field.getName(),
          HEXADECIMAL.contains(field.getName()) ? "hexadecimal digits" : "base 64");
    }
  }

  private String scalar(FieldDescriptor field) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      throw expected(field.getName(), "a number or a text");
    }
    return parser.getText();
  }

  private static MalformedTelemetry expected(String field, String allowed) {
    return new MalformedTelemetry("%s must be %s".formatted(field, allowed));
  }

  /** The protocol's names are in lower camel case; protobuf's own are taken too. */
  private static Map<String, FieldDescriptor> byName(Descriptor type) {
    Map<String, FieldDescriptor> byName = new HashMap<>();
    for (FieldDescriptor field : type.getFields()) {
      byName.put(field.getName(), field);
      byName.put(field.getJsonName(), field);
    }
    return byName;
  }
}
