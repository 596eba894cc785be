package dev.assay.assigner.evaluation;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one config key is for one subject. The experiments that override it in any of their variants
 * are added in the order of their starts. The first that the subject is assigned in decides: by its
 * variant's override, or where that has none, as a control may, by what holds without the
 * experiment. Without a split, or below it, the winner of the graduated experiment that started
 * last holds: a winner is what later experiments are compared with.
 */
public final class ConfigDecision {

  private final String key;
  private @Nullable Source split;
  private @Nullable Source winner;
  private boolean isRunning;

  public ConfigDecision(String key) {
    this.key = key;
  }

  /** The key's name. */
  public String key() {
    return key;
  }

  /** Adds what one more experiment says to the subject. */
  public void add(Experiment experiment, LiveSessions.Answer answer) {
    switch (answer.allocation()) {
      case Assigned assigned -> {
        isRunning = true;
        if (split == null) {
          split = new Source(experiment, assigned.variant(), answer);
        }
      }
      case Graduated graduated -> winner = new Source(experiment, graduated.winner(), answer);
      case Unassigned unassigned -> isRunning |= unassigned.cause() != Cause.NOT_RUNNING;
    }
  }

  /** Whether the subject is assigned in an experiment that decides. */
  public boolean isSplit() {
    return split != null;
  }

  /** Whether an experiment with this key was there to decide, for this subject or for others. */
  public boolean isRunning() {
    return isRunning;
  }

  /** The value as JSON text; empty: the application's own default. */
  public Optional<String> value() {
    return overrideOf(split).or(() -> overrideOf(winner));
  }

  /** The experiment that decided, also when it left the key at its default. */
  public Optional<Source> source() {
    return Optional.ofNullable(split != null ? split : winner);
  }

  private Optional<String> overrideOf(@Nullable Source source) {
    return Optional.ofNullable(source).map(from -> from.variant().getConfigOverrides().get(key));
  }

  /** The experiment that decided and the variant that the subject has in it. */
  public record Source(Experiment experiment, Variant variant, LiveSessions.Answer answer) {}
}
