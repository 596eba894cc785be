package dev.assay.assigner.catalog;

import dev.assay.assigner.assignment.Allocator;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The experiments at one time, in the forms that calls ask for. Immutable. */
public final class ExperimentIndex {

  private static final int VERSION_BYTES = 16;

  private final List<Allocator> started;
  private final Map<String, ConfigKey> keys;
  private final List<ConfigKey> keysByName;
  private final String version;

  private ExperimentIndex(List<Allocator> started, List<ConfigKey> keysByName, String version) {
    this.started = started;
    this.keysByName = keysByName;
    this.keys = new HashMap<>();
    keysByName.forEach(key -> keys.put(key.name(), key));
    this.version = version;
  }

  static ExperimentIndex of(Collection<Allocator> experiments) {
    List<Allocator> started =
        experiments.stream()
            .filter(allocator -> !allocator.experiment().getPhases().isEmpty())
            .sorted(
                Comparator.comparing(
                        (Allocator allocator) ->
                            allocator.experiment().getPhases().getFirst().getFrom())
                    .thenComparing(allocator -> allocator.experiment().getId()))
            .toList();
    return new ExperimentIndex(started, keys(experiments, started), version(experiments));
  }

  /** Those that were ever started, the earliest first, then by id. */
  public List<Allocator> started() {
    return started;
  }

  /** The ids of those that were ever started. */
  public Set<String> startedIds() {
    return started.stream()
        .map(allocator -> allocator.experiment().getId())
        .collect(Collectors.toSet());
  }

  /** The key of this name, if an experiment overrides it, started or not. */
  public Optional<ConfigKey> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** Every key that an experiment overrides, by name. */
  public List<ConfigKey> keys() {
    return keysByName;
  }

  /** Another one whenever an experiment was changed; the same in every process. */
  public String version() {
    return version;
  }

  /** The names of the keys that at least one of the experiment's variants overrides. */
  public static Collection<String> keysOf(Experiment experiment) {
    Collection<String> names = new TreeSet<>();
    for (Variant variant : experiment.getVariants()) {
      names.addAll(variant.getConfigOverrides().keySet());
    }
    return names;
  }

  private static List<ConfigKey> keys(Collection<Allocator> experiments, List<Allocator> started) {
    Map<String, List<Allocator>> byName = new TreeMap<>();
    for (Allocator allocator : experiments) {
      keysOf(allocator.experiment()).forEach(name -> byName.put(name, new ArrayList<>()));
    }
    for (Allocator allocator : started) {
      keysOf(allocator.experiment())
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(allocator));
    }
    return byName.entrySet().stream()
        .map(entry -> new ConfigKey(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** An experiment's id holds no line break. */
  private static String version(Collection<Allocator> experiments) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      experiments.stream()
          .map(Allocator::experiment)
          .map(experiment -> experiment.getId() + " " + experiment.getVersion() + "\n")
          .sorted()
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
