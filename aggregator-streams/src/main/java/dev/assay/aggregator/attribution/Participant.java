package dev.assay.aggregator.attribution;

import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.observation.Observation;
import dev.assay.aggregator.summary.Window;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit that is exposed in an experiment. */
record Participant(
    Plan plan,
    Subject subject,
    UnitId unit,
    Participation participation,
    Exposure.Exposed exposure) {

  /** The unit, when it is exposed; else null. */
  static @Nullable Participant of(
      Plan plan, Subject subject, UnitId unit, Participation participation) {
    return participation.exposure(plan) instanceof Exposure.Exposed exposure
        ? new Participant(plan, subject, unit, participation, exposure)
        : null;
  }

  boolean isAttributed(Observation observation) {
    return plan.attributes(exposure, unit, observation);
  }

  /** Those of the observations that count. */
  List<Observation> attributed(List<Observation> observations) {
    List<Observation> attributed = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      if (isAttributed(observation)) {
        attributed.add(observation);
      }
    }
    return attributed;
  }

  /** What all of its observations add up to, but for the fresh ones. */
  List<UnitTotals> totals() {
    List<UnitTotals> totals =
        Totals.of(plan, unit, exposure, participation.settled(), subject.recent());
    if (plan.preExposureWindow() > 0) {
      before().into(totals);
    }
    return totals;
  }

  /** What its observations in a window add up to, but for the fresh ones. */
  List<UnitTotals> totals(Window window) {
    return Totals.of(plan, unit, exposure, List.of(), in(window));
  }

  /** The recent observations in a window, whether they count or not. */
  List<Observation> in(Window window) {
    return subject.between(window.start(), window.end());
  }

  /** Whether all of the subject's observations in a window are still known; others are closed. */
  boolean isWhole(Window window) {
    return window.start() >= subject.floor();
  }

  /** Whether its totals are those of the recent observations, and of nothing else. */
  boolean isOfRecentAlone() {
    return participation.settled().isEmpty() && plan.preExposureWindow() == 0;
  }

  /** Whether its totals in a window are its totals. */
  boolean isAllIn(Window window) {
    return isOfRecentAlone() && in(window).size() == subject.recent().size();
  }

  /** The windows in which it was exposed or active, as far back as observations are kept. */
  List<Window> windows() {
    List<Window> windows = new ArrayList<>(8);
    List<Observation> attributed = attributed(subject.recent());
    for (WindowSize size : Window.TUMBLING) {
      Window window = Window.of(size, exposure.time());
      addWhole(windows, window);
      for (Observation observation : attributed) {
        if (!window.contains(observation.time())) {
          window = Window.of(size, observation.time());
          addWhole(windows, window);
        }
      }
    }
    return windows;
  }

  private void addWhole(List<Window> windows, Window window) {
    if (isWhole(window)) {
      windows.add(window);
    }
  }

  /** What it came to before its exposure. */
  Before before() {
    Before known = participation.before();
    if (!known.isOf(exposure, plan)) {
      known =
          Before.of(plan, unit, exposure, List.of(subject.past().observations(), subject.recent()));
      participation.before(known);
    }
    return known;
  }

  /** The same, with the fresh observations. */
  Before beforeWithFresh() {
    Before before =
        Before.of(
            plan,
            unit,
            exposure,
            List.of(subject.past().observations(), subject.recent(), subject.fresh()));
    participation.before(before);
    return before;
  }
}
