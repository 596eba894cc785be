package dev.assay.analyzer.api;

import dev.assay.access.http.ForViewers;
import dev.assay.analyzer.api.CurrentAnalyses.Misfit;
import dev.assay.analyzer.report.Markdown;
import dev.assay.analyzer.report.Power;
import dev.assay.analyzer.report.Report;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parts of an analysis, and the whole of it for people. */
@Controller("/v1/experiments")
final class ReportController {

  private static final String MARKDOWN = "text/markdown";

  private final CurrentAnalyses analyses;
  private final CurrentJourneys journeys;

  ReportController(CurrentAnalyses analyses, CurrentJourneys journeys) {
    this.analyses = analyses;
    this.journeys = journeys;
  }

  /** 400 for a metric, treatment or dimension that the experiment does not have. */
  @Get("/{id}/comparisons")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(summary = "Compares the treatments with the control, with the data of this moment")
  @ApiResponse(
      responseCode = "200",
      description = "The comparisons",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Comparisons.class)))
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<?> comparisons(
      String id,
      @Parameter(description = "Only this one; default all") @QueryValue @Nullable String metric,
      @Parameter(description = "Only this one; default all") @QueryValue @Nullable String treatment,
      @Parameter(description = "By the slices of this one; default all units together") @QueryValue
          @Nullable String dimension)
      throws InterruptedException {
    return analyses.answer(
        id,
        (experiment, analysis) -> {
          check("metric", metric, metrics(experiment));
          check("treatment", treatment, treatments(experiment));
          check("dimension", dimension, experiment.getDimensions());
          Map<String, Object> document = new LinkedHashMap<>();
          document.put("experiment_id", id);
          document.put("computed_at", analysis.getComputedAt());
          Predicate<Comparison> wanted =
              each -> is(metric, each.getMetric()) && is(treatment, each.getTreatmentId());
          if (dimension == null) {
            document.put("comparisons", analysis.getComparisons().stream().filter(wanted).toList());
          } else {
            document.put("slices", slices(analysis, dimension, wanted));
            document.put(
                "heterogeneity",
                analysis.getHeterogeneity().stream()
                    .filter(each -> each.getDimension().equals(dimension))
                    .filter(
                        each ->
                            is(metric, each.getMetric()) && is(treatment, each.getTreatmentId()))
                    .toList());
          }
          return HttpResponse.ok(AvroJson.node(document));
        });
  }

  /** No treatments where no smallest effect worth finding is given, or there is too little data. */
  @Get("/{id}/power")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(
      summary = "Says with which power the primary metric is tested, now and with more units",
      description = "By the noise and the control's level so far.")
  @ApiResponse(
      responseCode = "200",
      description = "The power",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Documents.Power.class)))
  @Unavailable
  @NotFound
  HttpResponse<?> power(String id) throws InterruptedException {
    return analyses.answer(
        id,
        (experiment, analysis) -> HttpResponse.ok(AvroJson.node(Power.of(experiment, analysis))));
  }

  /** JSON, unless Markdown is asked for. */
  @Get(
      uri = "/{id}/report",
      produces = {MediaType.APPLICATION_JSON, MARKDOWN})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ForViewers
  @Operation(summary = "Reports on an experiment for people, with the data of this moment")
  @ApiResponse(
      responseCode = "200",
      description = "The report",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Documents.Report.class)),
        @Content(mediaType = MARKDOWN, schema = @Schema(type = "string"))
      })
  @BadRequest
  @Unavailable
  @NotFound
  HttpResponse<?> report(
      String id,
      @Parameter(description = "json or markdown; default by the Accept header") @QueryValue
          @Nullable String format,
      @Parameter(hidden = true) @Header(HttpHeaders.ACCEPT) @Nullable String accept)
      throws InterruptedException {
    return analyses.answer(
        id,
        (experiment, analysis) -> {
          check("format", format, List.of("json", "markdown"));
          Report report = Report.of(experiment, analysis, journeys.of(experiment, analysis));
          boolean markdown =
              format == null
                  ? accept != null && accept.contains(MARKDOWN)
                  : format.equals("markdown");
          return markdown
              ? HttpResponse.ok(Markdown.of(report))
                  .contentType(MediaType.of(MARKDOWN + ";charset=utf-8"))
              : HttpResponse.ok(AvroJson.node(report)).contentType(MediaType.APPLICATION_JSON_TYPE);
        });
  }

  private static List<?> slices(Analysis analysis, String dimension, Predicate<Comparison> wanted) {
    return analysis.getSlices().stream()
        .filter(slice -> slice.getDimension().equals(dimension))
        .map(
            slice ->
                Map.of(
                    "slice_value", slice.getSliceValue(),
                    "units", slice.getUnits(),
                    "comparisons", slice.getComparisons().stream().filter(wanted).toList()))
        .toList();
  }

  static List<String> metrics(Experiment experiment) {
    return experiment.getMetrics().stream().map(MetricDefinition::getName).toList();
  }

  private static List<String> treatments(Experiment experiment) {
    return experiment.getVariants().stream()
        .filter(variant -> !variant.getIsControl())
        .map(Variant::getId)
        .toList();
  }

  private static boolean is(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  static void check(String name, @Nullable String value, List<String> allowed) throws Misfit {
    if (value != null && !allowed.contains(value)) {
      throw new Misfit(name, value, allowed);
    }
  }
}
