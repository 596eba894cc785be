package dev.assay.assigner.lifecycle;

import java.util.Locale;

/** The changes that an experiment can go through. */
public enum Action {
  CREATE,
  UPDATE,
  REWEIGH,
  DELETE,
  SCHEDULE,
  UNSCHEDULE,
  START,
  PAUSE,
  RESUME,
  STOP,
  COMPLETE,
  GRADUATE;

  /** As the audit log writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
