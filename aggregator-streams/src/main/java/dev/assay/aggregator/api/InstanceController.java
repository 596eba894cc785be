package dev.assay.aggregator.api;

import dev.assay.access.http.ForViewers;
import dev.assay.aggregator.query.Question;
import dev.assay.aggregator.query.SummaryQuery;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.serde.AvroBinary;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** For other instances: what this one alone has of some partitions. */
@Controller("/internal/v1/summaries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class InstanceController {

  private final SummaryQuery query;
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  InstanceController(SummaryQuery query) {
    this.query = query;
  }

  /**
   * The partitions that it has, without the others.
   *
   * @param variants encoded, with commas between them; empty: all
   * @param metrics encoded, with commas between them; empty: all
   * @param partitions numbers with commas between them
   * @param standby whether a copy will do that only follows
   */
  @ForViewers
  @Get(produces = SummariesController.AVRO)
  byte[] local(
      @QueryValue(defaultValue = SummariesController.NO_EXPERIMENT) String experiment,
      @QueryValue String window,
      @QueryValue(defaultValue = "" + Long.MIN_VALUE) long from,
      @QueryValue(defaultValue = "" + Long.MAX_VALUE) long to,
      @QueryValue(defaultValue = "") String variants,
      @QueryValue(defaultValue = "") String metrics,
      @QueryValue String partitions,
      @QueryValue(defaultValue = "false") boolean standby) {
    Selection selection =
        new Selection(
            experiment,
            SummaryParameters.windowSize(window),
            from,
            to,
            names(variants),
            names(metrics));
    return avro.write(query.local(new Question(selection, numbers(partitions), standby)));
  }

  private static List<Integer> numbers(String partitions) {
    try {
      return Arrays.stream(partitions.split(",")).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new InvalidParameterException("partitions", partitions, "numbers such as 0,1");
    }
  }

  private static Set<String> names(String encoded) {
    return encoded.isEmpty()
        ? Set.of()
        : Set.of(
            Arrays.stream(encoded.split(","))
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .distinct()
                .toArray(String[]::new));
  }
}
