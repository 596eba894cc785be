package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.avro.Cohort;
import dev.assay.schemas.avro.Targeting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudienceTest {

  private static final Targeting EVERYBODY = Targeting.newBuilder().build();

  @Test
  void withoutRulesItIsEverybody() {
    Audience audience = Audience.of(EVERYBODY);
    assertThat(audience.isEverybody()).isTrue();
    assertThat(audience.includes(subject("c", Map.of()))).isTrue();
  }

  @Test
  void eachRuleHasToBeMet() {
    Audience audience =
        Audience.of(
            Targeting.newBuilder()
                .setDeviceTypes(List.of("phone", "kiosk"))
                .setCustomerTypes(List.of("new"))
                .setAttributes(Map.of("plan", List.of("gold")))
                .setExpression("attributes.age == '41'")
                .build());
    Map<String, String> meets =
        Map.of("device_type", "kiosk", "customer_type", "new", "plan", "gold", "age", "41");
    assertThat(audience.isEverybody()).isFalse();
    assertThat(audience.includes(subject("c", meets))).isTrue();
    for (String missed : meets.keySet()) {
      Map<String, String> other = new HashMap<>(meets);
      other.put(missed, "something else");
      assertThat(audience.includes(subject("c", other))).as(missed).isFalse();
      other.remove(missed);
      assertThat(audience.includes(subject("c", other))).as("without " + missed).isFalse();
    }
  }

  @Test
  void aCohortNamesCustomersAndAnonymousSessions() {
    Audience audience =
        Audience.of(
            Targeting.newBuilder()
                .setCohorts(
                    List.of(
                        new Cohort("pilot", List.of("customer-1")),
                        new Cohort("kiosks", List.of("session-9"))))
                .build());
    assertThat(audience.includes(subject("customer-1", Map.of()))).isTrue();
    assertThat(audience.includes(new Subject(null, "session-9", Map.of()))).isTrue();
    assertThat(audience.includes(new Subject("customer-2", "session-9", Map.of()))).isFalse();
  }

  @Test
  void audiencesOverlapUnlessARuleKeepsThemApart() {
    Targeting hindi = Targeting.newBuilder().setLanguages(List.of("hi", "en")).build();
    Targeting tamil = Targeting.newBuilder().setLanguages(List.of("ta")).build();
    Targeting gold = Targeting.newBuilder().setAttributes(Map.of("plan", List.of("gold"))).build();
    Targeting basic =
        Targeting.newBuilder().setAttributes(Map.of("plan", List.of("basic"))).build();
    Targeting some = cohort("customer-1", "customer-2");
    assertThat(Audience.canOverlap(EVERYBODY, hindi)).isTrue();
    assertThat(Audience.canOverlap(hindi, tamil)).isFalse();
    assertThat(Audience.canOverlap(hindi, gold)).isTrue();
    assertThat(Audience.canOverlap(gold, basic)).isFalse();
    assertThat(Audience.canOverlap(some, cohort("customer-2"))).isTrue();
    assertThat(Audience.canOverlap(some, cohort("customer-3"))).isFalse();
    assertThat(Audience.canOverlap(some, EVERYBODY)).isTrue();
  }

  private static Targeting cohort(String... ids) {
    return Targeting.newBuilder().setCohorts(List.of(new Cohort("cohort", List.of(ids)))).build();
  }

  private static Subject subject(String customerId, Map<String, String> attributes) {
    return new Subject(customerId, null, attributes);
  }
}
