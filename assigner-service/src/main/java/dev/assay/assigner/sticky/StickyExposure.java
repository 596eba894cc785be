package dev.assay.assigner.sticky;

import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.schemas.avro.Assignment;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The earliest exposure of a unit to an experiment, by the aggregator's rule: by event time, then
 * by the event's id.
 *
 * @param time event time, ms since the epoch
 * @param bucket 0 to 9,999; null when the variant was recorded elsewhere
 * @param propensity with which it got the variant; null when it is not known
 * @param published which exposures to this variant the topic has; null: none that is known of
 */
public record StickyExposure(
    String eventId,
    String variantId,
    long time,
    int experimentVersion,
    @Nullable Integer bucket,
    @Nullable Double propensity,
    @Nullable Published published) {

  private static final Comparator<StickyExposure> ORDER =
      Comparator.comparingLong(StickyExposure::time).thenComparing(StickyExposure::eventId);

  /**
   * The times of the first and the last exposure that the topic has, ms since the epoch. A unit is
   * exposed once in each phase, and in few of them.
   */
  public record Published(long first, long last) {

    private Published with(@Nullable Published other) {
      return other == null
          ? this
          : new Published(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /** One that is to be published. */
  public static StickyExposure given(Assignment exposure) {
    return of(exposure, null);
  }

  /** One that the topic has. */
  public static StickyExposure read(Assignment exposure) {
    long time = exposure.getTime().toEpochMilli();
    return of(exposure, new Published(time, time));
  }

  /** What is known of the unit with another of its exposures, in whatever order they come. */
  public StickyExposure with(StickyExposure other) {
    StickyExposure first = ORDER.compare(this, other) <= 0 ? this : other;
    if (!variantId.equals(other.variantId)) {
      return first;
    }
    return new StickyExposure(
        first.eventId,
        variantId,
        first.time,
        first.experimentVersion,
        first.bucket,
        first.propensity,
        published == null ? other.published : published.with(other.published));
  }

  /**
   * Whether the topic has an exposure.
   *
   * @param event its id, which every process gives it
   * @param at its time as this process gives it, ms since the epoch
   */
  public boolean isPublished(String event, String variant, long at) {
    return published != null
        && variantId.equals(variant)
        && (eventId.equals(event) || published.first == at || published.last == at);
  }

  /** What an experiment has to know of it. */
  public PriorExposure prior() {
    return new PriorExposure(variantId, bucket, propensity);
  }

  private static StickyExposure of(Assignment exposure, @Nullable Published published) {
    return new StickyExposure(
        exposure.getEventId(),
        exposure.getVariantId(),
        exposure.getTime().toEpochMilli(),
        exposure.getExperimentVersion(),
        exposure.getBucket(),
        exposure.getPropensity(),
        published);
  }
}
