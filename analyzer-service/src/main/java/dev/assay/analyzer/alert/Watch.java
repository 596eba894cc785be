package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that can go wrong with an experiment, and can be over again. */
interface Watch {

  AlertKind kind();

  /**
   * What of the experiment it is about; no other watch of the kind has the same. Empty: the whole.
   */
  default String subject() {
    return "";
  }

  /** For how long it has to go on before anybody is told; 0: not at all. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /**
   * What is wrong, in the words that people read; empty when nothing is.
   *
   * @param before the analysis that was published last
   */
  Optional<String> trouble(@Nullable Analysis before, Analysis after);

  /** What people read when it is over. */
  String relief();
}
