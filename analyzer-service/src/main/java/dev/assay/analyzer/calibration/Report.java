package dev.assay.analyzer.calibration;

import java.util.List;
import java.util.Locale;

/** What was found, as Markdown. */
public final class Report {

  private final long seed;
  private final long runs;
  private final List<Finding> findings;
  private final Peeking peeking;

  public Report(long seed, long runs, List<Finding> findings, Peeking peeking) {
    this.seed = seed;
    this.runs = runs;
    this.findings = List.copyOf(findings);
    this.peeking = peeking;
  }

  public List<Finding> missed() {
    return findings.stream().filter(Finding::isMissed).toList();
  }

  /** Promises that were looked at, comparisons left out. */
  public long promises() {
    return findings.stream().filter(finding -> !finding.figure().comparison()).count();
  }

  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Calibration

        Whether the statistics keep what they promise. Written by

        ```
        ./assay calibrate --runs %s --seed %s
        ```

        which gives the same bytes for the same runs and seed, on any number of threads. A scenario that is cheap runs
        more often than that, one that is dear less often: the table says how often. The standard error (s.e.) is the
        simulation's own. A band (4.50 to 5.50 %%) is kept when the figure is within it, a limit (at most 5.00 %%) when
        the figure is not beyond it by more than two standard errors. Sums over all outcomes ("exact") have no error.
        Comparisons show what happens without the method.

        %s
        """
            .formatted(runs, seed, summary()));
    for (Group group : Group.values()) {
      text.append(
          "\n## %s\n\n%s\n\n| Scenario | Runs | Figure (%%) | s.e. | Promise | Verdict |\n"
              .formatted(group.title(), group.explanation()));
      text.append("| --- | ---: | ---: | ---: | --- | --- |\n");
      for (Finding finding : findings) {
        if (finding.figure().group() == group) {
          text.append(row(finding));
        }
      }
    }
    return text.append(snapshots()).toString();
  }

  private String summary() {
    List<Finding> missed = missed();
    StringBuilder text =
        new StringBuilder(
            "%s of %s promises are kept, %s missed."
                .formatted(promises() - missed.size(), promises(), missed.size()));
    if (!missed.isEmpty()) {
      text.append(" Missed:\n");
      for (Finding finding : missed) {
        text.append(
            "\n- %s: %s %%, promised %s"
                .formatted(
                    finding.figure().name(),
                    Promise.percent(finding.value()),
                    finding.figure().promise()));
      }
    }
    return text.toString();
  }

  private static String row(Finding finding) {
    boolean exact = finding.count() == 0;
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            finding.figure().name(),
            exact ? "exact" : String.format(Locale.ROOT, "%,d", finding.count()),
            Promise.percent(finding.value()),
            exact ? "" : Promise.percent(finding.standardError()),
            finding.figure().promise(),
            finding.verdict());
  }

  private String snapshots() {
    return """

        ## Real experiments, looked at all the time

        %s series of %s snapshots: the metrics of the variants of 39 experiments of the
        [ASOS Digital Experiments Dataset](../deploy/local/examples/data/README.md). Snapshots without a variance are left
        out. A winner is an effect of either sign that is significant at 5 %%. Nobody knows the truth here; but the last
        look has all of the data, and whoever stops at the first p < 0.05 reports the winners of the first row.

        | Way of looking | Winners | Share of the series (%%) |
        | --- | ---: | ---: |
        %s%s%s%s%s
        Looking at every snapshot and stopping at the first p < 0.05 finds %s times as many winners as the last look.
        The confidence sequence is tightest at the series' last number of units; the mixture test expects lifts with a
        standard deviation of %s %%; the group sequential bounds have a look at each snapshot, at its share of the last
        number of units. An effect that fades with time can be found by a method that looks early, and missed by the last
        look.
        """
        .formatted(
            peeking.series(),
            String.format(Locale.ROOT, "%,d", peeking.snapshots()),
            row("Fixed test at every snapshot", peeking.naive()),
            row("Fixed test at the last snapshot", peeking.last()),
            row("Asymptotic confidence sequence at every snapshot", peeking.confidenceSequence()),
            row("Mixture sequential probability ratio test at every snapshot", peeking.mixture()),
            row(
                "Group sequential, O'Brien and Fleming's spending, at every snapshot",
                peeking.groupSequential()),
            String.format(Locale.ROOT, "%.1f", (double) peeking.naive() / peeking.last()),
            String.format(Locale.ROOT, "%.0f", 100 * Peeking.TAU_LIFT));
  }

  private String row(String way, int winners) {
    return "| %s | %s | %s |\n"
        .formatted(way, winners, Promise.percent((double) winners / peeking.series()));
  }
}
