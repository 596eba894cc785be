package dev.assay.local.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Strikes a running aggregator, and shows that its answers are right in spite of it. */
@Command(
    name = "chaos",
    description = {
      "Runs aggregators on three brokers, strikes them while a generated log comes in, and compares",
      "their answers with a batch program's. Exit code 1 when one figure differs."
    })
public final class ChaosCommand implements Callable<Integer> {

  private static final int LEAST_EVENTS = 5_000;
  private static final int MOST_EVENTS = 1_000_000;
  private static final int MOST_ROUNDS = 1_000;
  private static final int SHOWN = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The same seed makes the same log and the same plan (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "FAULT",
      split = ",",
      converter = FaultConverter.class,
      description = {
        "Which faults happen, separated by commas (default: all). They are kill-instance,",
        "kill-broker, cut-network, rolling-restart, scale, wipe-state, full-disk, clock-jump,",
        "double-send, poison, definition-change."
      })
  private List<Fault> faults = List.of(Fault.values());

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many different records the log has, about (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often, each time with the next seed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--keep", description = "Keep data and logs; their directory is shown.")
  private boolean keep;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what was done and found to this file.")
  private @Nullable Path json;

  /** Takes faults by their titles. */
  static final class FaultConverter implements ITypeConverter<Fault> {
    @Override
    public Fault convert(String title) {
      try {
        return Fault.of(title);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    require("--events", events, LEAST_EVENTS, MOST_EVENTS);
    require("--rounds", rounds, 1, MOST_ROUNDS);
    PrintStream out = System.out;
    List<ChaosResult> results = new ArrayList<>();
    try (Progress progress = new Progress(out)) {
      for (int round = 0; round < rounds; round++) {
        results.add(round(seed + round, progress, out));
      }
    } finally {
      write(results);
    }
    return results.stream().allMatch(ChaosResult::holds) ? 0 : 1;
  }

  private ChaosResult round(long roundSeed, Progress progress, PrintStream out)
      throws InterruptedException {
    Path directory = keep ? directory() : null;
    if (directory != null) {
      out.println("Data and logs are kept in " + directory + ".");
    }
    ChaosOptions options = new ChaosOptions(roundSeed, faults, Map.of(), events, directory);
    ChaosResult result = new ChaosRound(options, progress, out).run();
    result.differences().stream().limit(SHOWN).forEach(line -> out.println("  " + line));
    out.printf(
        Locale.ROOT,
        "Seed %d: %s after %.0f s of %s. %,d records sent; instances ended by themselves: %d.%n",
        roundSeed,
        result.holds()
            ? "no differences"
            : "%,d differences".formatted(result.differences().size()),
        result.seconds(),
        Fault.titles(faults),
        result.published(),
        result.ended());
    return result;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("assay-chaos");
    } catch (IOException e) {
      throw new CommandFailure("no directory can be made: " + e.getMessage(), e);
    }
  }

  private void write(List<ChaosResult> results) {
    if (json == null) {
      return;
    }
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), results);
    } catch (IOException e) {
      throw new CommandFailure("--json %s cannot be written: %s".formatted(json, e), e);
    }
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new CommandFailure(
          "%s %d is not allowed; allowed: %d to %d".formatted(option, value, least, most));
    }
  }
}
