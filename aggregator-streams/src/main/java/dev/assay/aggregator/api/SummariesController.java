package dev.assay.aggregator.api;

import dev.assay.aggregator.query.SummaryQuery;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Summaries and progress, from all instances. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SummariesController {

  private static final String AVRO = "avro/binary";

  /** No experiment's id: asks for the partitions alone. */
  private static final String NO_EXPERIMENT = "";

  private final SummaryQuery query;
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  SummariesController(SummaryQuery query) {
    this.query = query;
  }

  @Get(
      value = "/v1/experiments/{id}/summaries",
      produces = {"application/json", AVRO})
  HttpResponse<?> summaries(
      @PathVariable String id,
      @QueryValue(defaultValue = "total") String window,
      @Header(value = "Accept", defaultValue = "application/json") String accept) {
    WindowSize size = windowSize(window);
    if (!query.knows(id)) {
      return Problems.of(404, "Unknown experiment", "No experiment has the id " + id);
    }
    ExperimentSummaries answer = query.read(id, size);
    return accept.contains(AVRO)
        ? HttpResponse.ok(avro.write(answer)).contentType(AVRO)
        : HttpResponse.ok(SummariesJson.of(answer)).contentType("application/json");
  }

  @Get("/v1/progress")
  SummariesJson.ProgressView progress() {
    return SummariesJson.progress(query.read(NO_EXPERIMENT, WindowSize.TOTAL));
  }

  /** For other instances: what this one alone has of some partitions. */
  @Get(value = "/internal/v1/summaries", produces = AVRO)
  byte[] local(
      @QueryValue(defaultValue = NO_EXPERIMENT) String experiment,
      @QueryValue String window,
      @QueryValue String partitions) {
    List<Integer> numbers = Arrays.stream(partitions.split(",")).map(Integer::valueOf).toList();
    return avro.write(query.local(experiment, windowSize(window), numbers));
  }

  private static WindowSize windowSize(String window) {
    return switch (window.toLowerCase(Locale.ROOT)) {
      case "total" -> WindowSize.TOTAL;
      case "minute" -> WindowSize.MINUTE;
      case "hour" -> WindowSize.HOUR;
      case "day" -> WindowSize.DAY;
      default -> throw new InvalidParameterException("window", window, "total, minute, hour, day");
    };
  }
}
