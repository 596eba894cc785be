package dev.assay.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class AnalysisReportTest {
  @Test
  void everyFigureAndWhatIsMissingIsShown() throws Exception {
    try (InputStream json = AnalysisReportTest.class.getResourceAsStream("analysis.json")) {
      assertThat(new AnalysisReport(new ObjectMapper().readTree(json)).text())
          .isEqualToNormalizingNewlines(
              """
              Experiment exp_voice_001, version 2: 2,010 units, 3 crossovers left out, data until 2026-01-02T00:00:00Z, PARTIAL: 3 of 4 partitions
              Sample-ratio check: chi-square 0.04975, p 0.8235

              metric                        variant             units  observations  estimate  std. error
              conversation_completion_rate  standard (control)  1,000           800    0.8000     0.01265
              conversation_completion_rate  warm                1,010           858    0.8495     0.01125
              time_to_first_audio           standard (control)    990        12,345     812.3           -
              time_to_first_audio           warm                    0             0         -           -

              comparison       metric                        difference  interval                    lift       p  adjusted p
              warm - standard  conversation_completion_rate     0.04950  [0.01632, 0.08268] 95 %  +6.19 %  0.0035      0.0035
              warm - standard  time_to_first_audio                    -  no unit with a value           -       -           -

              Recommendation: continue
                - 2,010 of 3,000 units
              """);
    }
  }
}
