package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemHandlerTest {

  @Test
  void aCharsetThatNobodyKnowsIsNoFailureOfTheServer() {
    for (RuntimeException exception :
        List.of(new UnsupportedCharsetException("x-1"), new IllegalCharsetNameException("x-1"))) {
      Problem problem = ProblemHandler.problem(HttpRequest.POST("/v1/config", ""), exception);
      assertThat(problem.status().getCode()).isEqualTo(415);
      assertThat(problem.detail()).contains("'x-1'");
    }
  }
}
