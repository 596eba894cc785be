package dev.assay.benchmarks.pipeline;

/** A runner did not come to what is in the log; the message says where. */
final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongAnswer(String message) {
    super(message);
  }
}
