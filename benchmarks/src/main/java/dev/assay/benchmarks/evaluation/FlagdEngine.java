package dev.assay.benchmarks.evaluation;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/**
 * flagd's evaluation in process, from a file: a flag with a fractional rule each. Its provider is
 * asked itself, without the hooks and events of an OpenFeature client, for one flag after the
 * other: it has no call for all.
 */
final class FlagdEngine implements Engine {

  private static final int START_MS = 30_000;

  private final Path file;
  private final FlagdProvider provider;
  private final List<String> flags;

  FlagdEngine(List<Split> experiments) {
    Map<String, Object> definitions = new HashMap<>();
    experiments.forEach(split -> definitions.put(split.id(), flag(split)));
    try {
      file = Files.createTempFile("flags", ".json");
      Files.writeString(file, Json.write(Map.of("flags", definitions)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    provider =
        new FlagdProvider(
            FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.toString())
                .deadline(START_MS)
                .build());
    try {
      provider.initialize(new ImmutableContext());
    } catch (Exception e) {
      throw new IllegalStateException("flagd's provider does not start", e);
    }
    flags = experiments.stream().map(Split::id).toList();
  }

  @Override
  public Call prepare(Caller caller) {
    Map<String, Value> attributes = new HashMap<>();
    caller.attributes().forEach((name, value) -> attributes.put(name, new Value(value)));
    return new Asked(provider, new ImmutableContext(caller.customerId(), attributes), flags);
  }

  @Override
  public void close() {
    provider.shutdown();
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> flag(Split split) {
    Map<String, String> variants = new HashMap<>();
    Arrays.stream(Arm.values()).forEach(arm -> variants.put(arm.id(), arm.id()));
    variants.put("none", NONE);
    return Map.of(
        "state",
        "ENABLED",
        "variants",
        variants,
        "defaultVariant",
        "none",
        "targeting",
        rule(split));
  }

  private static Map<String, Object> rule(Split split) {
    Map<String, Object> shares =
        Map.of(
            "fractional",
            Arrays.stream(Arm.values()).map(arm -> List.of(arm.id(), arm.percent())).toList());
    if (split.segment() == null) {
      return shares;
    }
    Map<String, Object> condition =
        Map.of("==", List.of(Map.of("var", "segment"), split.segment()));
    return Map.of("if", List.of(condition, shares, "none"));
  }

  private record Asked(FlagdProvider provider, EvaluationContext context, List<String> flags)
      implements Call {

    @Override
    public void evaluate(Blackhole results) {
      for (String flag : flags) {
        results.consume(provider.getStringEvaluation(flag, NONE, context));
      }
    }

    @Override
    public List<String> variants() {
      return flags.stream()
          .map(flag -> provider.getStringEvaluation(flag, NONE, context).getValue())
          .toList();
    }
  }
}
