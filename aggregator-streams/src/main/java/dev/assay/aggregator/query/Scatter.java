package dev.assay.aggregator.query;

import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.Selection;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the instances that work on the partitions, and for what they leave open, once more, others
 * that have a copy.
 */
final class Scatter {

  private static final Logger LOG = LoggerFactory.getLogger(Scatter.class);

  private final HostInfo self;
  private final Function<Question, ExperimentSummaries> local;
  private final Reader remote;
  private final Duration attemptTimeout;

  Scatter(
      HostInfo self,
      Function<Question, ExperimentSummaries> local,
      Reader remote,
      Duration attemptTimeout) {
    this.self = self;
    this.local = local;
    this.remote = remote;
    this.attemptTimeout = attemptTimeout;
  }

  /**
   * What came in time, each partition in one answer at most.
   *
   * @param timedOut whether an instance did not answer in time
   */
  record Gathered(List<ExperimentSummaries> answers, boolean timedOut) {}

  /**
   * Asks at most twice for each partition.
   *
   * @param locator asked again before the second time: partitions may have moved
   */
  Gathered ask(Supplier<List<Replicas>> locator, Selection selection, Deadline deadline) {
    List<Replicas> replicas = locator.get();
    List<Route> routes = Route.first(replicas);
    Map<Integer, HostInfo> asked = new HashMap<>();
    routes.forEach(route -> route.partitions().forEach(each -> asked.put(each, route.host())));
    Gathered first = ask(routes, selection, false, deadline);
    Set<Integer> missing = new TreeSet<>(asked.keySet());
    first.answers().forEach(answer -> missing.removeAll(partitions(answer)));
    if (missing.isEmpty() || deadline.hasPassed()) {
      return first;
    }
    Gathered second = ask(Route.second(locator.get(), missing, asked), selection, true, deadline);
    List<ExperimentSummaries> answers = new ArrayList<>(first.answers());
    answers.addAll(second.answers());
    return new Gathered(answers, first.timedOut() || second.timedOut());
  }

  private Gathered ask(
      List<Route> routes, Selection selection, boolean standby, Deadline deadline) {
    Map<Route, CompletableFuture<ExperimentSummaries>> pending = new HashMap<>();
    List<ExperimentSummaries> answers = new ArrayList<>();
    for (Route route : routes) {
      if (!route.host().equals(self)) {
        Duration left = deadline.left();
        Duration timeout = left.compareTo(attemptTimeout) < 0 ? left : attemptTimeout;
        pending.put(
            route,
            remote.read(
                route.host(), new Question(selection, route.partitions(), standby), timeout));
      }
    }
    // While the others read theirs, this instance reads its own.
    for (Route route : routes) {
      if (route.host().equals(self)) {
        answers.add(local.apply(new Question(selection, route.partitions(), standby)));
      }
    }
    boolean timedOut = false;
    for (Map.Entry<Route, CompletableFuture<ExperimentSummaries>> each : pending.entrySet()) {
      try {
        answers.add(each.getValue().join());
      } catch (CompletionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof AnswerTooLargeException tooLarge) {
          throw tooLarge;
        }
        timedOut |= isTimeout(cause);
        LOG.warn(
            "{} did not answer for partitions {}: {}",
            each.getKey().host(),
            each.getKey().partitions(),
            cause.toString());
      }
    }
    return new Gathered(answers, timedOut);
  }

  private static boolean isTimeout(Throwable error) {
    return error instanceof TimeoutException || error instanceof HttpTimeoutException;
  }

  private static List<Integer> partitions(ExperimentSummaries answer) {
    return answer.getPartitions().stream().map(PartitionProgress::getPartition).toList();
  }
}
