package dev.assay.schemas.serde;

import dev.assay.schemas.avro.Experiment;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Lets Avro load the generated records: it refuses every class that no one vouched for. */
public final class TrustedRecords {
  private static final String PACKAGE = Experiment.class.getPackageName();

  static {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, type -> type.getPackageName().equals(PACKAGE)));
  }

  private TrustedRecords() {}

  /**
   * Vouches for them, once in a process. The serdes do so by themselves; whoever reads or builds
   * records without them calls this first.
   */
  public static void install() {
    // Loading this class did it.
  }
}
