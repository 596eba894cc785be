package dev.assay.assigner.sticky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.sticky.Participants.Participant;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.UnitType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StickyStoreTest {

  private static final Set<String> VARIANTS = Set.of("control", "treatment");

  @TempDir private Path directory;

  @Test
  void keepsExposuresAndPositionsThroughARestart() {
    try (StickyStore store = StickyStore.open(directory)) {
      store.apply(List.of(exposure("e", "u", "treatment", 5)), Map.of(0, 7L, 3, 9L));
    }
    try (StickyStore store = StickyStore.open(directory)) {
      assertThat(find(store, "u"))
          .isEqualTo(StickyExposure.read(exposure("e", "u", "treatment", 5)));
      assertThat(store.position(0)).isEqualTo(7);
      assertThat(store.position(3)).isEqualTo(9);
      assertThat(store.position(1)).isZero();
      assertThat(store.find("e", "another")).isNull();
      assertThat(store.find("another", "u")).isNull();
    }
  }

  @Test
  void knowsWhoWasExposedBeforeARestartWhenTheFilterIsFull() throws InterruptedException {
    try (StickyStore store = StickyStore.open(directory)) {
      store.claim(exposure("e", "one", "control", 5), VARIANTS);
      store.apply(List.of(exposure("e", "two", "treatment", 5)), Map.of());
    }
    try (StickyStore store = StickyStore.open(directory)) {
      store.awaitFilter();
      assertThat(find(store, "one").variantId()).isEqualTo("control");
      assertThat(store.claim(exposure("e", "two", "control", 9), VARIANTS).variantId())
          .isEqualTo("treatment");
      assertThat(store.find("e", "three")).isNull();
      store.apply(List.of(exposure("e", "one", "control", 3)), Map.of());
      assertThat(find(store, "one").time()).isEqualTo(3);
    }
  }

  @Test
  void theFirstClaimStandsUntilAnEarlierExposureIsRead() {
    try (StickyStore store = StickyStore.open(directory)) {
      Assignment first = exposure("e", "u", "control", 10);
      assertThat(store.claim(first, VARIANTS).variantId()).isEqualTo("control");
      assertThat(find(store, "u").published()).isNull();
      Assignment other = exposure("e", "u", "treatment", 5);
      assertThat(store.claim(other, VARIANTS).variantId()).isEqualTo("control");
      store.apply(List.of(exposure("e", "u", "treatment", 11)), Map.of());
      assertThat(find(store, "u").variantId()).isEqualTo("control");
      store.apply(List.of(first), Map.of());
      assertThat(find(store, "u").isPublished("control-10", "control", 10)).isTrue();
      store.apply(List.of(other), Map.of());
      assertThat(find(store, "u").variantId()).isEqualTo("treatment");
      assertThat(find(store, "u").isPublished("control-10", "control", 10)).isFalse();
    }
  }

  @Test
  void atTheSameTimeTheFirstIdWins() {
    try (StickyStore store = StickyStore.open(directory)) {
      store.apply(
          List.of(exposure("e", "u", "treatment", 5), exposure("e", "u", "control", 5)), Map.of());
      assertThat(find(store, "u").variantId()).isEqualTo("control");
    }
  }

  @Test
  void whatTheExperimentDoesNotHaveDoesNotStand() {
    try (StickyStore store = StickyStore.open(directory)) {
      store.apply(List.of(exposure("e", "u", "renamed", 5)), Map.of());
      assertThat(store.claim(exposure("e", "u", "control", 9), VARIANTS).variantId())
          .isEqualTo("control");
    }
  }

  @Test
  void exposuresOfAnotherTopicAreDropped() {
    try (StickyStore store = StickyStore.open(directory)) {
      store.readFrom("one");
      store.apply(List.of(exposure("e", "u", "control", 5)), Map.of(0, 7L));
      store.readFrom("one");
      assertThat(store.find("e", "u")).isNotNull();
      store.readFrom("two");
      assertThat(store.find("e", "u")).isNull();
      assertThat(store.position(0)).isZero();
    }
  }

  @Test
  void listsParticipantsByPageAndVariant() {
    try (StickyStore store = StickyStore.open(directory)) {
      List<Assignment> exposures = new ArrayList<>();
      for (int unit = 0; unit < 25; unit++) {
        String variant = unit % 5 == 0 ? "treatment" : "control";
        exposures.add(exposure("e", "u%02d".formatted(unit), variant, unit));
        exposures.add(exposure("e2", "other" + unit, variant, unit));
      }
      store.apply(exposures, Map.of());
      List<String> found = new ArrayList<>();
      Participants page = store.participants("e", null, null, 10);
      while (true) {
        page.units().stream().map(Participant::unitId).forEach(found::add);
        if (page.next() == null) {
          break;
        }
        page = store.participants("e", null, page.next(), 10);
      }
      assertThat(found).hasSize(25).doesNotHaveDuplicates().startsWith("u00").endsWith("u24");
      assertThat(store.participants("e", "treatment", null, 100).units()).hasSize(5);
      assertThat(store.participants("none", null, null, 100))
          .isEqualTo(new Participants(List.of(), null));
    }
  }

  private static StickyExposure find(StickyStore store, String unit) {
    return Objects.requireNonNull(store.find("e", unit));
  }

  private static Assignment exposure(String experiment, String unit, String variant, long time) {
    @Nullable Integer bucket = variant.equals("renamed") ? null : 17;
    return Assignment.newBuilder()
        .setEventId(variant + "-" + time)
        .setTime(Instant.ofEpochMilli(time))
        .setExperimentId(experiment)
        .setExperimentVersion(3)
        .setUnitType(UnitType.CUSTOMER)
        .setUnitId(unit)
        .setVariantId(variant)
        .setCustomerId(unit)
        .setBucket(bucket)
        .setPropensity(bucket == null ? null : 0.25)
        .build();
  }
}
