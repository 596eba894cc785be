package dev.assay.analyzer.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialArgumentsTest {

  private static final Estimate CONSTANT = new Estimate(1, 0, 5);

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void scalesAreAboveZeroAndFinite(double value) {
    String allowed = " is " + value + "; allowed is above 0 and finite";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixtureRatioTest.withDefaults(value))
        .withMessage("tau_sq" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsymptoticConfidenceSequence.withDefaults(value))
        .withMessage("tuning_n" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileConfidenceSequence.withDefaults(0.5, value))
        .withMessage("tuning_n" + allowed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpendingFunction.Power(value))
        .withMessage("phi" + allowed);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.NaN})
  void quantilesAreWithinTheValues(double quantile) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileConfidenceSequence.withDefaults(quantile, 100))
        .withMessage("quantile is " + quantile + "; allowed is above 0, below 1");
  }

  @Test
  void quantilesNeedAValue() {
    QuantileConfidenceSequence sequence = QuantileConfidenceSequence.withDefaults(0.5, 100);
    assertThatThrownBy(() -> sequence.lowestRank(0)).hasMessage("n is 0; allowed is at least 1");
    assertThatThrownBy(() -> sequence.highestRank(0)).hasMessage("n is 0; allowed is at least 1");
    assertThat(sequence.lowestRank(1)).isZero();
    assertThat(sequence.highestRank(1)).isEqualTo(1);
  }

  @Test
  void effectsVary() {
    assertThatThrownBy(() -> MixtureRatioTest.withDefaults(1).at(CONSTANT))
        .hasMessage("variance is 0.0; allowed is above 0");
    AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.withDefaults(100);
    assertThatThrownBy(() -> sequence.at(CONSTANT, 1))
        .hasMessage("variance is 0.0; allowed is above 0");
    assertThatThrownBy(() -> sequence.at(new Estimate(1, 1, 5), 0))
        .hasMessage("units is 0; allowed is at least 1");
  }

  @Test
  void oneSideNeedsAnAlphaBelowOneHalf() {
    AsymptoticConfidenceSequence sequence =
        AsymptoticConfidenceSequence.withDefaults(100).with(new ConfidenceLevel(0.5));
    assertThatThrownBy(() -> sequence.with(Alternative.LESS))
        .hasMessage("alpha is 0.5; allowed is above 0, below 0.5");
    assertThat(
            AsymptoticConfidenceSequence.withDefaults(100)
                .with(Alternative.LESS)
                .with(new ConfidenceLevel(0.4999))
                .rho())
        .isCloseTo(Math.sqrt(2 * 4.0004e-4) / 10, within(1e-6));
  }

  @Test
  void looksRiseUpToAllInformation() {
    GroupSequentialDesign design = GroupSequentialDesign.withDefaults();
    assertThatThrownBy(design::bounds)
        .hasMessage("information_fractions is empty; allowed is one or more");
    assertThatThrownBy(() -> design.bounds(0.5, 1.5))
        .hasMessage(
            "information_fractions[1] is 1.5; allowed is from 1.0E-6 more than the one before to"
                + " 1");
    assertThatThrownBy(() -> design.bounds(0.5, 0.5))
        .hasMessageStartingWith("information_fractions[1] is 0.5; ");
    assertThatThrownBy(() -> design.bounds(0)).hasMessageStartingWith("information_fractions[0] ");
    assertThat(design.bounds(GroupSequentialDesign.CLOSEST).zBounds()).hasSize(1);
  }

  /** At a thousandth of the information this design spends {@code 2 Q(204)}, which is no double. */
  @Test
  void whatSpendsNothingCannotBeCrossed() {
    GroupSequentialBounds bounds =
        GroupSequentialDesign.withDefaults().with(new ConfidenceLevel(1e-9)).bounds(0.001, 1);
    assertThat(bounds.zBounds().getFirst()).isInfinite();
    // mpmath: the upper quantile of 5e-10, as the first look takes nothing away.
    assertThat(bounds.zBounds().getLast()).isCloseTo(6.109410204869, within(1e-9));
  }
}
