package dev.assay.local.deadletter;

import dev.assay.local.Progress;
import dev.assay.local.publish.TopicOptions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends the records of dead letters again. */
@Command(
    name = "replay",
    description = {
      "Sends the records of dead letters to their topics again: the same key, bytes, timestamp and"
          + " headers, in the same partition.",
      "A record that is sent twice counts once, since the aggregator knows events by their id"
          + " (within assay.lateness). One that fails again becomes a dead letter again. Letters"
          + " about the same record are sent once."
    })
final class ReplayLettersCommand implements Runnable {

  @Mixin private LetterFilter filter = new LetterFilter();

  @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
  private boolean dryRun;

  @Mixin private TopicOptions options = new TopicOptions();
  @Spec private CommandSpec spec;

  private final Fingerprints seen = new Fingerprints();
  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);

  @Override
  public void run() {
    filter.check();
    if (dryRun) {
      LetterReader.of(options).forEach(letter -> judge(letter, any -> {}));
    } else {
      PrintStream err = System.err;
      try (Progress progress = new Progress(err);
          LetterSender sender = new LetterSender(options.kafka())) {
        progress.during(
            "sending records again",
            step -> {
              LetterReader.of(options)
                  .forEach(
                      letter -> {
                        judge(letter, sender::send);
                        step.update(String.format(Locale.ROOT, "%,d records", count(Verdict.SEND)));
                      });
              sender.flush();
            });
      }
    }
    print(spec.commandLine().getOut());
  }

  private void judge(Letter letter, Consumer<Letter> send) {
    if (filter.includes(letter)) {
      Verdict verdict = Verdict.of(letter, seen);
      counts.merge(verdict, 1L, Long::sum);
      if (verdict == Verdict.SEND) {
        send.accept(letter);
      }
    }
  }

  private void print(PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            dryRun ? "%,d records would be sent again." : "%,d records were sent again.",
            count(Verdict.SEND)));
    counts.forEach(
        (verdict, count) -> {
          if (verdict != Verdict.SEND) {
            out.println(
                String.format(Locale.ROOT, "Left out: %,d %s.", count, verdict.description()));
          }
        });
    out.flush();
  }

  private long count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }
}
