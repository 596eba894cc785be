package dev.assay.analyzer.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that the documentation tells receivers to make. */
class SignatureCheckTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "ALERTS.md");
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({"'{\"message\":\"3 %\"}', genuine", "'{\"message\":\"4 %\"}', ''"})
  void holdsWhatIsSignedAndNothingElse(String body, String said) throws Exception {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", documented());
    shell
        .environment()
        .putAll(
            Map.of(
                "SECRET",
                secret,
                "ID",
                "greeting-1",
                "TIMESTAMP",
                "1772366400",
                "BODY",
                body,
                "SIGNATURE",
                Secret.of(secret).sign("greeting-1", 1772366400, "{\"message\":\"3 %\"}")));
    Process process = shell.redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(output).isEqualTo(said);
  }

  private static String documented() throws IOException {
    Matcher matcher = SHELL.matcher(Files.readString(DOCUMENT));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
