package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Calculator;
import dev.assay.analyzer.calculator.InvalidInputs;
import dev.assay.analyzer.json.InvalidJson;
import dev.assay.analyzer.json.JsonOutput;
import dev.assay.analyzer.json.JsonText;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calculations by name. */
@Controller("/v1/calculations")
final class CalculationController {

  /** All of them, with what they take and give. */
  @Get
  @ForViewers
  @Operation(summary = "Lists the calculations", description = "With inputs, results, an example.")
  @ApiResponse(
      responseCode = "200",
      description = "The calculations",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Calculations.class)))
  HttpResponse<String> list() {
    return HttpResponse.ok(
        JsonOutput.line(
            Map.of(
                "calculations",
                Calculator.all().stream().map(CalculationDescription::of).toList())));
  }

  /** 404 for a method that is not there. */
  @Get("/{method}")
  @ForViewers
  @Operation(summary = "Describes one calculation")
  @ApiResponse(
      responseCode = "200",
      description = "What it takes and gives",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Calculation.class)))
  @NotFound
  HttpResponse<?> describe(String method) {
    return Calculator.find(method)
        .<HttpResponse<?>>map(
            calculation -> HttpResponse.ok(JsonOutput.line(CalculationDescription.of(calculation))))
        .orElseGet(() -> unknown(method));
  }

  /** 400 for inputs that do not fit or are out of range. */
  @Post("/{method}")
  // Some integrate numerically, for milliseconds.
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(summary = "Computes one calculation")
  @RequestBody(
      description = "The inputs",
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Inputs.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The results; fields that are not defined are null",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Results.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Inputs that do not fit or are out of range",
      content =
          @Content(
              mediaType = Problem.TYPE_NAME,
              schema = @Schema(implementation = Documents.Problem.class)))
  @ApiResponse(
      responseCode = "413",
      description = "More than 1 MiB",
      content =
          @Content(
              mediaType = Problem.TYPE_NAME,
              schema = @Schema(implementation = Documents.Problem.class)))
  @NotFound
  HttpResponse<?> compute(String method, @Body byte[] body) {
    Calculation calculation = Calculator.find(method).orElse(null);
    if (calculation == null) {
      return unknown(method);
    }
    try {
      if (!(JsonText.read(body) instanceof Map<?, ?> inputs)) {
        return invalid("The body is no JSON object");
      }
      Map<String, @Nullable Object> results = calculation.compute(inputs).toMap();
      return "invalid_input".equals(results.get("status"))
          ? invalid(String.valueOf(results.get("reason")))
          : HttpResponse.ok(JsonOutput.line(results));
    } catch (InvalidJson e) {
      return invalid("The body is no JSON: " + e.getMessage());
    } catch (InvalidInputs e) {
      return invalid(String.valueOf(e.getMessage()));
    }
  }

  private static HttpResponse<?> invalid(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, detail, List.of(Problem.Misfit.of(detail)))
        .toResponse();
  }

  private static HttpResponse<?> unknown(String method) {
    return new Problem(
            HttpStatus.NOT_FOUND,
            "No calculation has the name %s; there are %s"
                .formatted(
                    method,
                    Calculator.all().stream()
                        .map(Calculation::method)
                        .collect(Collectors.joining(", "))))
        .toResponse();
  }
}
