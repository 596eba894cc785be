package dev.assay.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class ExplanationReportTest {
  private static final String RECORDED =
      """
      {"decision": "ship_treatment", "winner": "warm", "reasons": ["warm is better."],
       "figures": [{"name": "units", "value": 1200.0}, {"name": "warm.p", "value": 0.03}],
       "policy_version": "0123456789ab", "policy": "{}",
       "next_offsets": {"0": {"assay.sessions.v1": 7}}}""";

  @Test
  void theSameIsSaid() throws Exception {
    assertThat(text("\"same\": true, \"differences\": [], \"recomputed\": " + RECORDED))
        .isEqualToNormalizingNewlines(
            """
            Experiment voices, version 3, decided at 2026-01-08T00:00:00Z
            Units: standard 1,200, warm 1,210; 3 crossovers left out; data until 2026-01-07T23:59:59Z

            Decision: ship_treatment warm
              - warm is better.

            figure    value
            units     1,200
            warm.p  0.03000

            Policy 0123456789ab: {}
            Offsets: {"0":{"assay.sessions.v1":7}}
            Recomputed: the same to the last bit.
            """);
  }

  @Test
  void whatIsNotTheSameIsNamed() throws Exception {
    assertThat(
            text(
                "\"same\": false, \"differences\": [{\"field\": \"winner\", \"recorded\": \"warm\","
                    + " \"recomputed\": null}], \"recomputed\": "
                    + RECORDED))
        .endsWith(
            "Recomputed: NOT the same:\n  - winner is recorded as \"warm\" and recomputed as null\n");
  }

  @Test
  void anotherPolicyStandsBeside() throws Exception {
    String other =
        """
        {"decision": "continue", "winner": null, "reasons": ["1200 of 9000 units."],
         "figures": [{"name": "units", "value": 1200.0}, {"name": "power", "value": 0.5}],
         "policy_version": "ba9876543210", "policy": "{1}"}""";

    assertThat(text("\"same\": false, \"differences\": [], \"other\": " + other))
        .contains("Recorded: ship_treatment warm\n  - warm is better.\n")
        .contains("Other policy: continue\n  - 1200 of 9000 units.\n")
        .containsPattern("units +1,200 +1,200")
        .containsPattern("warm.p +0.03000 +-")
        .containsPattern("power +- +0.5")
        .contains("Recorded policy 0123456789ab: {}", "Other policy ba9876543210: {1}");
  }

  private static String text(String outcome) throws Exception {
    return new ExplanationReport(
            new ObjectMapper()
                .readTree(
                    """
                    {"experiment_id": "voices", "time": "2026-01-08T00:00:00Z",
                     "inputs": {"experiment_version": 3, "crossovers": 3,
                                "units": {"standard": 1200, "warm": 1210},
                                "data_until": "2026-01-07T23:59:59Z"},
                     "recorded": %s, %s}"""
                        .formatted(RECORDED, outcome)))
        .text();
  }
}
