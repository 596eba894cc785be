package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipHashTest {

  /** The first of the vectors that the authors publish with their code; the last is the paper's. */
  private static final List<Long> REFERENCE =
      List.of(
          0x726fdb47dd0e0e31L,
          0x74f839c593dc67fdL,
          0x0d6c8009d9a94f5aL,
          0x85676696d7fb7e2dL,
          0xcf2794e0277187b7L,
          0x18765564cd99a68dL,
          0xcbc9466e58fee3ceL,
          0xab0200f58b01d137L,
          0x93f5f5799a932462L,
          0x9e0082df0ba9e4b0L,
          0x7a5dbbc594ddb9f3L,
          0xf4b32f46226bada7L,
          0x751e8fbc860ee5fbL,
          0x14ea5627c0843d90L,
          0xf723ca908e7af2eeL,
          0xa129ca6149be45e5L);

  @Test
  void agreesWithTheReferenceVectors() {
    SipHash hash = SipHash.ofKey(counting(16));
    for (int length = 0; length < REFERENCE.size(); length++) {
      assertThat(hash.hash(counting(length))).isEqualTo(REFERENCE.get(length));
    }
  }

  @Test
  void isThatOfTheBytesOfATextOfAnyLength() {
    SipHash hash = SipHash.ofKey(counting(16));
    String text = "0f8fad5b-d9cb-469f-a165-70867728950e";
    for (int length = 0; length <= text.length(); length++) {
      String ascii = text.substring(0, length);
      for (String id : List.of(ascii, "ä" + ascii, ascii + "ł", ascii + "𝄞")) {
        assertThat(hash.hash(id)).isEqualTo(hash.hash(id.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) {
      bytes[index] = (byte) index;
    }
    return bytes;
  }
}
