package dev.assay.analyzer;

import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.analyzer.runtime.StartFailure;
import java.util.concurrent.CountDownLatch;

/** The analyzer's process. */
public final class Analyzer {

  private Analyzer() {}

  /** Runs until it is told to end; exits with 1 when it cannot start. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      RunningAnalyzer analyzer = RunningAnalyzer.start(arguments);
      Runtime.getRuntime().addShutdownHook(new Thread(analyzer::close, "shutdown"));
    } catch (StartFailure e) {
      System.err.println("analyzer: " + e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
