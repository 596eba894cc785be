package dev.assay.analyzer;

import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.analyzer.runtime.StartFailure;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The analyzer's process. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Assay analyzer",
            version = "1",
            description = "Analyses of experiments, and statistics by name.",
            license = @License(name = "Apache-2.0")),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A token of the service's file, or one of the OpenID issuer it is set up for")
public final class Analyzer {

  // The registry's client warns on standard error about how it was set up, whatever happens. Held
  // here, because a logger that nobody holds forgets its level.
  private static final Logger REGISTRY_CLIENT = Logger.getLogger("io.apicurio");

  private Analyzer() {}

  /** Runs until it is told to end; exits with 1 when it cannot start. */
  public static void main(String[] arguments) throws InterruptedException {
    REGISTRY_CLIENT.setLevel(Level.SEVERE);
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
