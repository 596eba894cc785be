package dev.assay.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final String DEFINITION =
      """
      {"variants": [
        {"id": "old", "is_control": true, "config_overrides": {"tts.voice": "standard"}},
        {"id": "new", "config_overrides": {"tts.voice": "warm"}}]}
      """;

  private static final String ANALYSIS =
      """
      {"comparisons": [
        {"metric": "avg_sentiment", "control_id": "old", "treatment_id": "new",
         "difference": 0.05, "ci_low": 0.03, "ci_high": 0.07},
        {"metric": "conversation_completion_rate", "control_id": "old", "treatment_id": "new",
         "difference": 0.01, "ci_low": 0.00, "ci_high": 0.02},
        {"metric": "error_rate", "control_id": "old", "treatment_id": "new",
         "reason": "no units", "difference": null, "ci_low": null, "ci_high": null},
        {"metric": "handoff_rate", "control_id": "old", "treatment_id": "new",
         "difference": 0, "ci_low": -1, "ci_high": 1}]}
      """;

  @Test
  void setsTheTruthBesideTheEstimate() throws IOException {
    List<Coverage> coverages = Coverage.of(json(DEFINITION), json(ANALYSIS));

    assertThat(coverages)
        .extracting(Coverage::metric)
        .containsExactly("avg_sentiment", "conversation_completion_rate", "error_rate");
    assertThat(coverages).extracting(Coverage::isCovered).containsExactly(true, false, false);
    assertThat(coverages).extracting(Coverage::isKnown).containsExactly(true, true, false);
  }

  @Test
  void theReportCountsWhatIsCovered() throws IOException {
    assertThat(CoverageReport.text(json(DEFINITION), json(ANALYSIS)))
        .containsPattern("avg_sentiment +new +0\\.06\\d* +0\\.05\\d* .*yes")
        .containsPattern("conversation_completion_rate +new +0\\.04\\d* .*no")
        .contains("1 of 2 intervals cover the true effect.");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
