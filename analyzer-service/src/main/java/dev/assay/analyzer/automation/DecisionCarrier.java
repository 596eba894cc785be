package dev.assay.analyzer.automation;

import dev.assay.analyzer.alert.CarriedOut;
import dev.assay.analyzer.notify.AlertLog;
import dev.assay.analyzer.publish.AnalysisListener;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Recommendation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is recommended, and tells of it, on a thread of its own: analyses do not wait
 * for the assigner.
 */
public final class DecisionCarrier implements AnalysisListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionCarrier.class);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final AssignerClient assigner;
  private final AuditTrail audit;
  private final AlertLog alerts;
  private final Map<String, Analysed> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> settled = new HashMap<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("automation").unstarted(task));

  private record Analysed(Experiment experiment, Analysis analysis) {}

  private DecisionCarrier(AssignerClient assigner, AuditTrail audit, AlertLog alerts) {
    this.assigner = assigner;
    this.audit = audit;
    this.alerts = alerts;
  }

  /**
   * Starts.
   *
   * @param interval between rounds
   */
  // What the future would hold is an error that ended the schedule, and a round throws none.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static DecisionCarrier start(
      AssignerClient assigner, AuditTrail audit, AlertLog alerts, Duration interval) {
    DecisionCarrier carrier = new DecisionCarrier(assigner, audit, alerts);
    carrier.executor.scheduleWithFixedDelay(
        carrier::round, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    return carrier;
  }

  @Override
  public void analysed(Experiment experiment, @Nullable Analysis before, Analysis after) {
    // Only what is published already: whatever is done can be looked up.
    if (before != null && same(before.getRecommendation(), after.getRecommendation())) {
      waiting.put(experiment.getId(), new Analysed(experiment, after));
    } else {
      waiting.remove(experiment.getId());
    }
  }

  private static boolean same(Recommendation one, Recommendation other) {
    return one.getDecision() == other.getDecision()
        && Objects.equals(one.getWinner(), other.getWinner());
  }

  private void round() {
    try {
      for (String id : List.copyOf(waiting.keySet())) {
        Analysed analysed = waiting.remove(id);
        if (analysed != null) {
          carryOut(analysed);
        }
      }
      for (AuditEntry entry : audit.carriedOut()) {
        alerts.tell(CarriedOut.alert(entry));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A round of carrying out decisions failed", e);
    }
  }

  private void carryOut(Analysed analysed) throws InterruptedException {
    Experiment experiment = analysed.experiment();
    String id = experiment.getId();
    int version = experiment.getVersion();
    if (Objects.equals(settled.get(id), version)) {
      return;
    }
    Recommendation recommendation = analysed.analysis().getRecommendation();
    Action action = AutomationRule.decide(experiment, analysed.analysis(), audit.of(id));
    String reason = Reason.of(action, recommendation);
    switch (action) {
      case Action.None none -> reweigh(experiment, analysed.analysis());
      case Action.Stop stop -> settle(id, version, reason, assigner.stop(id, version, reason));
      case Action.Graduate graduate ->
          settle(id, version, reason, assigner.graduate(id, version, graduate.winner(), reason));
    }
  }

  private void reweigh(Experiment experiment, Analysis analysis) throws InterruptedException {
    Optional<Map<String, Integer>> weights = BanditRule.decide(experiment, analysis);
    if (weights.isPresent()) {
      String id = experiment.getId();
      int version = experiment.getVersion();
      String reason = Reason.ofWeights(analysis);
      settle(id, version, reason, assigner.reweigh(id, version, weights.get(), reason));
    }
  }

  private void settle(String id, int version, String reason, AssignerClient.Answer answer) {
    switch (answer) {
      case DONE -> LOG.info("Experiment {}, version {}, carried out: {}", id, version, reason);
      case CHANGED_SINCE ->
          LOG.info("Experiment {} is not at version {} any more: left as it is", id, version);
      case REFUSED ->
          LOG.warn("The assigner refuses to change experiment {}, version {}", id, version);
      case SHUT_OUT -> {
        LOG.warn(
            "The assigner does not let the analyzer change experiment {}: tried again; its token"
                + " (assay.access.token-file) has to be an editor's, by the name {}",
            id,
            AutomationRule.ACTOR);
        return;
      }
      case NONE -> {
        LOG.warn("The assigner did not change experiment {}: tried again", id);
        return;
      }
    }
    settled.put(id, version);
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
