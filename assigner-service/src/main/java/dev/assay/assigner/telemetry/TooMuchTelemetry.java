package dev.assay.assigner.telemetry;

/** A request of more parts than can be taken at once. */
public final class TooMuchTelemetry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchTelemetry(int most) {
    super(
        "The request has more than %d messages (spans, log records, attributes, ...); send it in parts"
            .formatted(most));
  }
}
