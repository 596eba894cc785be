package dev.assay.assigner.ofrep;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.catalog.ConfigKey;
import dev.assay.assigner.catalog.ExperimentCatalog;
import dev.assay.assigner.catalog.ExperimentIndex;
import dev.assay.assigner.evaluation.Evaluation;
import dev.assay.assigner.evaluation.Evaluator;
import dev.assay.assigner.evaluation.NotReady;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates flags, one or all of them. Nothing here waits, so it runs where the server reads. */
@Controller("/ofrep/v1/evaluate/flags")
final class FlagsController {

  private static final Logger LOG = LoggerFactory.getLogger(FlagsController.class);

  private final ExperimentCatalog catalog;
  private final Evaluator evaluator;
  private final ChangeStreams streams;
  private final Clock clock;

  FlagsController(
      ExperimentCatalog catalog, Evaluator evaluator, ChangeStreams streams, Clock clock) {
    this.catalog = catalog;
    this.evaluator = evaluator;
    this.streams = streams;
    this.clock = clock;
  }

  @Post(
      uri = "/{key:.+}",
      consumes = MediaType.APPLICATION_JSON,
      produces = MediaType.APPLICATION_JSON)
  @FlagDocumentation.ForClients
  @Operation(
      summary = "Evaluates a flag",
      description = "And exposes the caller to the experiment that decides it.")
  @FlagDocumentation.Call
  @ApiResponse(
      responseCode = "200",
      description =
          "What the flag is for the caller; without a value, the default of the application",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FlagDocumentation.Evaluation.class)))
  @FlagDocumentation.BadRequest
  @FlagDocumentation.NotFound
  @FlagDocumentation.TooLarge
  @FlagDocumentation.UnsupportedType
  @FlagDocumentation.Failed
  HttpResponse<byte[]> evaluate(
      @Parameter(description = "The config key", example = "tts.voice") @PathVariable String key,
      @Body @Nullable String body) {
    return answer(
        key,
        () -> {
          Subject subject = EvaluationContext.read(body);
          Optional<ConfigKey> known = catalog.index().key(key);
          if (known.isEmpty()) {
            return failure(
                HttpStatus.NOT_FOUND,
                key,
                ErrorCode.FLAG_NOT_FOUND,
                "No experiment overrides the config key '%s'.".formatted(key));
          }
          return HttpResponse.ok(FlagJson.evaluation(evaluation(subject).decide(known.get())));
        });
  }

  /**
   * Evaluates every flag.
   *
   * @param ifNoneMatch tags of answers that the caller has
   * @param flagConfigEtag the experiments' version that the caller was told of; a caller that was
   *     told of another than this process knows gets a whole answer
   */
  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  @FlagDocumentation.ForClients
  @Operation(
      summary = "Evaluates every flag",
      description = "And exposes the caller to every experiment that decides one of them.")
  @FlagDocumentation.Call
  @FlagDocumentation.AllEvaluated
  @FlagDocumentation.BadRequest
  @FlagDocumentation.TooLarge
  @FlagDocumentation.UnsupportedType
  @FlagDocumentation.Failed
  HttpResponse<byte[]> evaluateAll(
      @Body @Nullable String body,
      @Parameter(description = "ETags of answers that the caller has")
          @Header(HttpHeaders.IF_NONE_MATCH)
          @Nullable String ifNoneMatch,
      @Parameter(description = "The etag of the latest change that the caller was told of")
          @QueryValue
          @Nullable String flagConfigEtag) {
    return answer(
        null,
        () -> {
          Evaluation evaluation = evaluation(EvaluationContext.read(body));
          ExperimentIndex index = catalog.index();
          byte[] answer =
              FlagJson.evaluations(
                  index.keys().stream().map(evaluation::decide).toList(),
                  streams.path(),
                  ChangeStreams.INACTIVITY_SECONDS);
          String tag = EntityTag.of(answer);
          boolean isCurrent =
              flagConfigEtag == null || EntityTag.isOf(flagConfigEtag, index.version());
          if (isCurrent && ifNoneMatch != null && EntityTag.isAmong(ifNoneMatch, tag)) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
          }
          return HttpResponse.ok(answer).header(HttpHeaders.ETAG, tag);
        });
  }

  private Evaluation evaluation(Subject subject) {
    return evaluator.of(subject, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static HttpResponse<byte[]> answer(
      @Nullable String key, Supplier<HttpResponse<byte[]>> evaluation) {
    try {
      return evaluation.get();
    } catch (InvalidCall e) {
      return failure(HttpStatus.BAD_REQUEST, key, e.code(), String.valueOf(e.getMessage()));
    } catch (NotReady e) {
      return failure(
          HttpStatus.SERVICE_UNAVAILABLE, key, ErrorCode.GENERAL, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The evaluation of {} failed", key == null ? "all flags" : key, e);
      return failure(
          HttpStatus.INTERNAL_SERVER_ERROR,
          key,
          ErrorCode.GENERAL,
          "The evaluation failed; the log says why.");
    }
  }

  private static HttpResponse<byte[]> failure(
      HttpStatus status, @Nullable String key, ErrorCode code, String details) {
    return HttpResponse.<byte[]>status(status).body(FlagJson.failure(key, code, details));
  }
}
