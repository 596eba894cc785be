package dev.assay.assigner;

import dev.assay.assigner.runtime.RunningAssigner;
import dev.assay.assigner.runtime.StartFailure;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The assigner's process. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Assay assigner",
            version = "1",
            description =
                "Experiments and their lives, who gets which variant, and events over HTTP. Every"
                    + " error is a problem document (RFC 9457), but for the protocols' own under"
                    + " /ofrep and of OTLP.",
            license = @License(name = "Apache-2.0")),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A token of the assigner's file, or one of the OpenID issuer it is set up for")
public final class Assigner {

  private Assigner() {}

  /**
   * Runs until the process is asked to end; a start that fails prints one line and exits with 1.
   *
   * @param arguments settings as {@code -assay.kafka.bootstrap-servers=127.0.0.1:9092}
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      RunningAssigner assigner = RunningAssigner.start(arguments);
      Runtime.getRuntime().addShutdownHook(new Thread(assigner::close, "shutdown"));
    } catch (StartFailure e) {
      System.err.println("assigner: " + e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }
}
