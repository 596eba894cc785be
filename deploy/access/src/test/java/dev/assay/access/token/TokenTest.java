package dev.assay.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void isRandomAndCanBeRecognised() {
    String token = Token.random();
    assertThat(token).matches("assay_[A-Za-z0-9_-]{43}");
    assertThat(Token.random()).isNotEqualTo(token);
  }

  /** The hash of the text abc is among the examples of FIPS 180-2, appendix B.1. */
  @Test
  void isHashedAsTheStandardSays() {
    TokenHash hash = TokenHash.of("abc");
    assertThat(hash.hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(TokenHash.parse(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(hash).isNotEqualTo(TokenHash.of("abd")).hasToString("hash");
  }
}
