package dev.assay.schemas.funnel;

import java.util.List;

/** The default stages of a funnel. */
public final class FunnelStages {

  /** From the first to the last. */
  public static final List<String> DEFAULT =
      List.of(
          "session_start",
          "engagement",
          "interest_expressed",
          "objections_handled",
          "intent_to_switch",
          "appointment_booked",
          "conversion");

  private FunnelStages() {}
}
