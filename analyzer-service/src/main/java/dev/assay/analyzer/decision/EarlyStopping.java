package dev.assay.analyzer.decision;

import java.util.OptionalDouble;

/**
 * What ends an experiment before it has the required number of units.
 *
 * @param harm treatments that are shown to do harm
 * @param winner a treatment that may ship; only where the method allows looks
 * @param futilityPower a conditional power below this; above 0, below 1; empty: never
 */
public record EarlyStopping(boolean harm, boolean winner, OptionalDouble futilityPower) {

  public static final EarlyStopping DEFAULT = new EarlyStopping(true, true, OptionalDouble.empty());

  public EarlyStopping {
    futilityPower.ifPresent(power -> Policy.checkShare("futility_power", power));
  }
}
