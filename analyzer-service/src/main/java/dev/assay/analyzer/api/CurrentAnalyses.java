package dev.assay.analyzer.api;

import dev.assay.analyzer.client.AggregatorException;
import dev.assay.analyzer.publish.Analyst;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.table.TopicTable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers from an analysis of this moment, or with the problem why there is none. */
@Singleton
final class CurrentAnalyses {

  private final TopicTable<Experiment> experiments;
  private final TopicTable<Analysis> analyses;
  private final Analyst analyst;

  CurrentAnalyses(
      TopicTable<Experiment> experiments, TopicTable<Analysis> analyses, Analyst analyst) {
    this.experiments = experiments;
    this.analyses = analyses;
    this.analyst = analyst;
  }

  /** What is made of an experiment and its analysis; its misfits are of the request's making. */
  interface Answer {
    HttpResponse<?> of(Experiment experiment, Analysis analysis)
        throws Misfit, InterruptedException;
  }

  /** A parameter of the request does not fit. */
  static final class Misfit extends Exception {

    private static final long serialVersionUID = 1L;

    Misfit(String name, String value, List<String> allowed) {
      this(name, value, "one of " + String.join(", ", allowed));
    }

    Misfit(String name, String value, String allowed) {
      super("%s is %s; allowed is %s".formatted(name, value, allowed));
    }

    HttpResponse<?> toResponse() {
      String detail = String.valueOf(getMessage());
      return new Problem(HttpStatus.BAD_REQUEST, detail, List.of(Problem.Misfit.of(detail)))
          .toResponse();
    }
  }

  static HttpResponse<?> unknown(String id) {
    return new Problem(HttpStatus.NOT_FOUND, "No experiment has the id " + id).toResponse();
  }

  HttpResponse<?> answer(String id, Answer answer) throws InterruptedException {
    Experiment experiment = experiments.get(id).orElse(null);
    if (experiment == null) {
      return unknown(id);
    }
    try {
      return answer.of(
          experiment,
          analyst
              .analyse(experiment, analyses.get(id).map(Analysis::getLooks).orElse(List.of()))
              .analysis());
    } catch (AggregatorException e) {
      return AggregatorProblem.of(e);
    } catch (Misfit e) {
      return e.toResponse();
    }
  }
}
