package dev.assay.analyzer.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The aggregator gave no summaries. */
public abstract sealed class AggregatorException extends RuntimeException {

  private AggregatorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** It could not be asked, or did not answer in time. */
  public static final class Unreachable extends AggregatorException {
    Unreachable(String url, Throwable cause) {
      super("The aggregator at %s does not answer: %s".formatted(url, describe(cause)), cause);
    }

    private static String describe(Throwable cause) {
      String message = cause.getMessage();
      return message == null ? cause.getClass().getSimpleName() : message;
    }
  }

  /** It does not know the experiment. */
  public static final class UnknownExperiment extends AggregatorException {
    UnknownExperiment(String experimentId) {
      super("The aggregator knows no experiment %s".formatted(experimentId), null);
    }
  }

  /** It cannot answer for all partitions at present. */
  public static final class Unavailable extends AggregatorException {
    private final @Nullable Duration retryAfter;

    Unavailable(@Nullable Duration retryAfter) {
      super(
          retryAfter == null
              ? "The aggregator is not ready"
              : "The aggregator is not ready; it asks to try again in "
                  + retryAfter.toSeconds()
                  + " s",
          null);
      this.retryAfter = retryAfter;
    }

    /** When it wants to be asked again, if it said so. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** It answered with something that is not an answer. */
  public static final class Unusable extends AggregatorException {
    Unusable(String what, @Nullable Throwable cause) {
      super("The aggregator's answer cannot be used: " + what, cause);
    }
  }
}
