package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the alerts that are due. It keeps since when something is wrong and nothing else: what was
 * told is known from the ids of the alerts. For use by one thread.
 */
public final class AlertRules {

  private final Duration missingDataAfter;
  private final Map<String, Instant> troubledSince = new HashMap<>();

  /**
   * @param missingDataAfter for how long data have to be missing before anybody is told
   */
  public AlertRules(Duration missingDataAfter) {
    this.missingDataAfter = missingDataAfter;
  }

  /**
   * The alerts that are due, which were not told yet.
   *
   * @param before the analysis that was published last; null before the first
   * @param after computed at {@code computed_at}, the only clock there is
   * @param told whether the alert of an id was told
   */
  public List<Alert> due(
      Experiment experiment, @Nullable Analysis before, Analysis after, Predicate<String> told) {
    List<Alert> alerts = new ArrayList<>();
    for (Watch watch : Watches.of(experiment, missingDataAfter)) {
      due(watch, before, after, told).ifPresent(alerts::add);
    }
    DecisionAlerts.of(before, after)
        .filter(alert -> !told.test(alert.getAlertId()))
        .ifPresent(alerts::add);
    return alerts;
  }

  private Optional<Alert> due(
      Watch watch, @Nullable Analysis before, Analysis after, Predicate<String> told) {
    String name = AlertIds.of(after.getExperimentId(), watch.kind().name(), watch.subject());
    Occurrence occurrence = Occurrence.current(name, told);
    Optional<String> trouble = watch.trouble(before, after);
    if (trouble.isEmpty()) {
      troubledSince.remove(name);
      return occurrence.open()
          ? Optional.of(alert(watch, after, occurrence.endId(), watch.relief(), true))
          : Optional.empty();
    }
    Instant since = troubledSince.computeIfAbsent(name, key -> beginning(watch, before, after));
    Duration lasted = Duration.between(since, after.getComputedAt());
    return occurrence.open() || lasted.compareTo(watch.patience()) < 0
        ? Optional.empty()
        : Optional.of(alert(watch, after, occurrence.beginId(), trouble.get(), false));
  }

  private static Instant beginning(Watch watch, @Nullable Analysis before, Analysis after) {
    return before != null && watch.trouble(before, before).isPresent()
        ? before.getComputedAt()
        : after.getComputedAt();
  }

  private static Alert alert(
      Watch watch, Analysis analysis, String id, String message, boolean resolved) {
    return Alert.newBuilder()
        .setAlertId(id)
        .setExperimentId(analysis.getExperimentId())
        .setTime(analysis.getComputedAt())
        .setKind(watch.kind())
        .setMessage(message)
        .setResolved(resolved)
        .build();
  }
}
