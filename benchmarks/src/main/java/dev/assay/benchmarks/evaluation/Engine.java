package dev.assay.benchmarks.evaluation;

import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** Holds experiments and evaluates them, without any connection. */
interface Engine extends AutoCloseable {

  /** What a variant is called of an experiment in which the caller does not take part. */
  String NONE = "";

  /** Makes what the engine wants to be asked with, so that this is not timed. */
  Call prepare(Caller caller);

  @Override
  default void close() {}

  /** Asks every experiment for one caller; can be repeated. */
  interface Call {

    void evaluate(Blackhole results);

    /** The variant of each experiment, in the order in which the engine was given them. */
    List<String> variants();
  }
}
