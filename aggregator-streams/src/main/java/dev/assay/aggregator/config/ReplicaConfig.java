package dev.assay.aggregator.config;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** How many copies of a task's state there are, beside the one that is worked on. */
@Singleton
public final class ReplicaConfig {

  private final int standbys;
  private final long recoveryLag;

  /**
   * Takes the settings over.
   *
   * @param standbys copies on other instances, as far as there are such; 0 to 3
   * @param recoveryLag how many records a copy may be behind to be taken over at once, 0 to
   *     1,000,000,000
   * @throws InvalidConfigurationException when one cannot be used
   */
  public ReplicaConfig(
      @Property(name = "assay.standby.replicas") int standbys,
      @Property(name = "assay.standby.recovery-lag") int recoveryLag) {
    this.standbys = Range.check("assay.standby.replicas", standbys, 0, 3);
    this.recoveryLag = Range.check("assay.standby.recovery-lag", recoveryLag, 0, 1_000_000_000);
  }

  public int standbys() {
    return standbys;
  }

  public long recoveryLag() {
    return recoveryLag;
  }
}
