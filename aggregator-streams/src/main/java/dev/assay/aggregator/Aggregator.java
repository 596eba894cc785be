package dev.assay.aggregator;

import dev.assay.aggregator.runtime.RunningAggregator;
import dev.assay.aggregator.runtime.StartFailure;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The aggregator's process. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Assay aggregator",
            version = "1",
            description = "Summaries of running experiments, and how far the events were read.",
            license = @License(name = "Apache-2.0")),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A token of the service's file, or one of the OpenID issuer it is set up for")
public final class Aggregator {

  private Aggregator() {}

  /**
   * Runs until the process is asked to end; a start that fails prints one line and exits with 1.
   *
   * @param arguments settings as {@code -assay.kafka.bootstrap-servers=127.0.0.1:9092}
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      RunningAggregator aggregator = RunningAggregator.start(arguments);
      Runtime.getRuntime().addShutdownHook(new Thread(aggregator::close, "shutdown"));
    } catch (StartFailure e) {
      System.err.println("aggregator: " + e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }
}
