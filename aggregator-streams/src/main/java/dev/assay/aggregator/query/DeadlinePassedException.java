package dev.assay.aggregator.query;

import java.io.Serial;
import java.time.Duration;

/** Nobody answered in time. */
public final class DeadlinePassedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  DeadlinePassedException(int partitions, Duration deadline) {
    super(
        "None of %d partitions was answered for within %d ms (assay.query.deadline)"
            .formatted(partitions, deadline.toMillis()));
  }
}
