package dev.assay.assigner.telemetry;

/** A body that is no request of OTLP; the message says why. */
public final class MalformedTelemetry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTelemetry(String message) {
    super(message);
  }

  MalformedTelemetry(String message, Throwable cause) {
    super(message, cause);
  }
}
