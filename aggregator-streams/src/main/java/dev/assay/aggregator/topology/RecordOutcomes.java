package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names under which records are counted by what they came to. */
public final class RecordOutcomes {

  /** A dead letter: makes no sense. */
  static final String INVALID = "invalid";

  /** A dead letter: no decoder can read it. */
  static final String UNREADABLE = "unreadable";

  /** Every name. */
  public static final List<String> ALL =
      Stream.concat(
              Arrays.stream(Outcome.values()).map(Outcome::label), Stream.of(INVALID, UNREADABLE))
          .toList();

  private RecordOutcomes() {}
}
