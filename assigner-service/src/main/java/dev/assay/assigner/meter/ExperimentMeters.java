package dev.assay.assigner.meter;

import dev.assay.assigner.assignment.Allocation.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of one experiment, each registered when it is first counted. */
final class ExperimentMeters {

  private final MeterRegistry registry;
  private final String experimentId;
  private final Map<Given, Counter> assigned = new ConcurrentHashMap<>();
  private final Map<Cause, Counter> unassigned = new ConcurrentHashMap<>();

  private record Given(String variantId, String reason) {}

  ExperimentMeters(MeterRegistry registry, String experimentId) {
    this.registry = registry;
    this.experimentId = experimentId;
  }

  void assigned(String variantId, String reason) {
    assigned.computeIfAbsent(new Given(variantId, reason), this::register).increment();
  }

  void unassigned(Cause cause) {
    Counter known = unassigned.get(cause);
    (known == null ? unassigned.computeIfAbsent(cause, this::register) : known).increment();
  }

  void remove() {
    assigned.values().forEach(registry::remove);
    unassigned.values().forEach(registry::remove);
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Counter register(Given given) {
    return Counter.builder("assay.assignments")
        .description("Answers with a variant.")
        .tag("experiment", experimentId)
        .tag("variant", given.variantId())
        .tag("reason", given.reason())
        .register(registry);
  }

  private Counter register(Cause cause) {
    return Counter.builder("assay.assignments.rejected")
        .description("Answers without a variant.")
        .tag("experiment", experimentId)
        .tag("reason", label(cause))
        .register(registry);
  }
}
