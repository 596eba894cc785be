package dev.assay.assigner.telemetry;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Reads OTLP's protobuf, after a look at how many messages it holds. */
final class OtlpProtobuf {

  private static final int DEEPEST = 64;

  private OtlpProtobuf() {}

  /**
   * Reads a message.
   *
   * @throws MalformedTelemetry when it is none
   * @throws TooMuchTelemetry when it holds too many
   */
  static <B extends Message.Builder> B read(byte[] body, B builder) {
    try {
      count(
          CodedInputStream.newInstance(body),
          builder.getDescriptorForType(),
          new MessageCount(),
          0);
      builder.mergeFrom(body);
      return builder;
    } catch (IOException e) {
      throw new MalformedTelemetry("The body is no protobuf of OTLP: " + e.getMessage(), e);
    }
  }

  private static void count(
      CodedInputStream input, Descriptor type, MessageCount messages, int depth)
      throws IOException {
    messages.add();
    if (depth > DEEPEST) {
      throw new InvalidProtocolBufferException("messages are nested too deeply");
    }
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (field != null
          && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int limit = input.pushLimit(input.readRawVarint32());
        count(input, field.getMessageType(), messages, depth + 1);
        input.checkLastTagWas(0);
        input.popLimit(limit);
      } else if (!input.skipField(tag)) {
        throw new InvalidProtocolBufferException("a group ends that did not begin");
      }
    }
  }
}
