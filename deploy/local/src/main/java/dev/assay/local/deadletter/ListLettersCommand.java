package dev.assay.local.deadletter;

import dev.assay.local.CommandFailure;
import dev.assay.local.publish.TopicOptions;
import dev.assay.local.report.Table;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
    name = "list",
    description =
        "Lists the latest dead letters: where each record is, and why it was not counted.")
final class ListLettersCommand implements Runnable {
  private static final int LARGEST_LIMIT = 100_000;

  @Mixin private LetterFilter filter = new LetterFilter();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "So many of the latest, 1 to 100000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TopicOptions options = new TopicOptions();
  @Spec private CommandSpec spec;

  private final Deque<ListedLetter> latest = new ArrayDeque<>();
  private long found;

  @Override
  public void run() {
    filter.check();
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new CommandFailure("--limit is %d; allowed: 1 to %d".formatted(limit, LARGEST_LIMIT));
    }
    LetterReader.of(options).forEach(this::take);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      latest.forEach(letter -> out.println(letter.json()));
    } else {
      print(out);
    }
    out.flush();
  }

  private void take(Letter letter) {
    if (filter.includes(letter)) {
      found++;
      latest.addLast(ListedLetter.of(letter));
      if (latest.size() > limit) {
        latest.removeFirst();
      }
    }
  }

  private void print(PrintWriter out) {
    Table table = new Table("topic", "partition", "offset", "time", "key", "bytes", "reason");
    latest.forEach(letter -> table.row(letter.cells()));
    if (!table.isEmpty()) {
      out.print(table);
    }
    out.println(
        String.format(Locale.ROOT, "%,d dead letters, %,d of them shown.", found, latest.size()));
  }
}
